package dev.shopconnector.shipstation;

/** ShipStation Order Source API, the kinds of {@code Note} that it names. */
public enum NoteType {
    BackOrderMessage,
    ConditionNote,
    GiftMessage,
    InternalNotes,
    InStockMessage,
    MPN,
    NotesFromBuyer,
    NotesToBuyer,
    Other,
    OutOfStockMessage,
    Reason,
    SpecialInstructions,
    WarningLabel,
    FeedbackMessage
}
