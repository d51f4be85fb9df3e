package dev.shopconnector.shipstation;

/**
 * ShipStation Order Source API, {@code Note}.
 */
public record Note(NoteType type, String text) {

    /** Without personal data. */
    @Override
    public String toString() {
        return "Note[" + type + "]";
    }
}
