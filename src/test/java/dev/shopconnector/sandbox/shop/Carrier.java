package dev.shopconnector.sandbox.shop;

import java.util.List;

/** A shipping provider as TikTok Shop names it in the US. */
public record Carrier(String id, String name) {
    public static final Carrier USPS = new Carrier("7117858858072016686", "USPS");
    public static final Carrier UPS = new Carrier("7117859084333745966", "UPS");
    public static final Carrier FEDEX = new Carrier("7129720299146184490", "FedEx");

    /** What the shipping providers endpoint lists of a shop that nobody changed. */
    public static final List<Carrier> ALL = List.of(
            USPS,
            UPS,
            FEDEX,
            new Carrier("7213986298535610158", "DHL express"),
            new Carrier("7220301902846625579", "DHL eCommerce"),
            new Carrier("7248600717110282027", "Amazon Logistics"),
            new Carrier("7132708441138677550", "LaserShip"),
            new Carrier("7132721393761781550", "OnTrac"),
            new Carrier("7352738314622863120", "UniUni"),
            new Carrier("7352739623900022544", "Gofo Express"),
            new Carrier("7212612330725574442", "Veho"),
            new Carrier("7212609771327719211", "OSM Worldwide"),
            new Carrier("7212608507307099946", "Better Trucks"),
            new Carrier("7260760118063531777", "GLS US"),
            new Carrier("7254085043432195882", "Lone Star Overnight"),
            new Carrier("7260761851384825602", "Spee-Dee Delivery"));
}
