package dev.shopconnector.sandbox.shop;

import java.util.List;

/** A shipping provider as TikTok Shop names it in the US. */
public record Carrier(String id, String name) {
    public static final Carrier UPS = new Carrier("7117859084333745966", "UPS");

    /** What the shipping providers endpoint lists. */
    public static final List<Carrier> ALL = List.of(
            new Carrier("7117858858072016686", "USPS"),
            UPS,
            new Carrier("7129720299146184490", "FedEx"),
            new Carrier("7220301902846625579", "DHL eCommerce"),
            new Carrier("7248600717110282027", "Amazon Logistics"),
            new Carrier("7132708441138677550", "LaserShip"),
            new Carrier("7132721393761781550", "OnTrac"),
            new Carrier("7352738314622863120", "UniUni"),
            new Carrier("7352739623900022544", "Gofo Express"),
            new Carrier("7212612330725574442", "Veho"),
            new Carrier("7212609771327719211", "OSM Worldwide"),
            new Carrier("7260760118063531777", "GLS US"));
}
