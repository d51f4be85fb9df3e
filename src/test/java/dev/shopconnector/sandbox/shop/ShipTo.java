package dev.shopconnector.sandbox.shop;

/**
 * Where an order goes, before any masking.
 *
 * @param county empty where there is none
 * @param stateIso two letters; empty for an address of which TikTok Shop knows only the name of the state
 */
public record ShipTo(
        String firstName,
        String lastName,
        String phone,
        String line1,
        String line2,
        String city,
        String county,
        String state,
        String stateIso,
        String postalCode,
        String dropOff) {

    public String name() {
        return lastName.isEmpty() ? firstName : firstName + " " + lastName;
    }

    /** An address that can be told from any generated one. */
    public static ShipTo example() {
        return new ShipTo(
                "Odalys",
                "Fenwick",
                "(+1)5035550199",
                "88 Heron Bluff Ct",
                "Unit 4",
                "Salem",
                "Marion",
                "Oregon",
                "OR",
                "97301",
                "Side Door");
    }
}
