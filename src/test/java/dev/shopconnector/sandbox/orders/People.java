package dev.shopconnector.sandbox.orders;

import dev.shopconnector.sandbox.shop.ShipTo;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Invented buyers with invented addresses; phone numbers are of the range kept for fiction. */
final class People {
    private static final List<String> FIRST = List.of(
            "Odalys",
            "Bram",
            "Tamsin",
            "Ignacio",
            "Wren",
            "Zoë",
            "Søren",
            "Anaïs",
            "Thaddeus",
            "Mei-Ling",
            "Priya",
            "D'Andre",
            "Łucja",
            "Kekoa",
            "Noor",
            "José María");
    private static final List<String> LAST = List.of(
            "Fenwick",
            "Achterberg",
            "Okonjo",
            "St. Clair",
            "O'Rourke-Vance",
            "Villaseñor",
            "Thistlewood",
            "Nakagawa",
            "van der Hulst",
            "Quillfeather",
            "Abernathy",
            "Bjørnstad",
            "Castellanos",
            "Yarrow");
    private static final List<String> STREETS = List.of(
            "Larkspur Hollow Rd",
            "Quarry Ridge Ln",
            "Heron Bluff Ct",
            "E 4th St",
            "County Road 12 1/2",
            "Millwright Way",
            "Calle del Sol",
            "N Juniper Ave",
            "Rue Sainte-Anne",
            "Old Post Rd # 7");
    private static final List<String> SECOND = List.of("Apt 7", "Unit 12B", "Ste 300", "Fl 2", "#4", "c/o Front Desk");
    private static final List<String> DROP_OFF = List.of("Front Door", "Side Door", "Garage", "");
    private static final String LONG_FIRST = "Maximiliana Theodora Bartholomea Wilhelmina Konstantina Evangelina";
    private static final String LONG_LAST =
            "von und zu Hohenschwangau-Reichenbach de la Fuente y Montenegro-Castellanos";

    private People() {}

    static ShipTo buyer(SplittableRandom random, Place place) {
        boolean longName = random.nextInt(60) == 0;
        boolean oneName = random.nextInt(40) == 0;
        String first = longName ? LONG_FIRST : pick(random, FIRST);
        String last = longName ? LONG_LAST : oneName ? "" : pick(random, LAST);
        boolean military = Place.MILITARY.contains(place);
        String line1 = military
                ? "PSC " + (1000 + random.nextInt(9000)) + " Box " + (1 + random.nextInt(9999))
                : (1 + random.nextInt(9900)) + " " + pick(random, STREETS);
        return new ShipTo(
                first,
                last,
                "(+1)" + place.areaCode() + String.format(Locale.ROOT, "55501%02d", random.nextInt(100)),
                line1,
                random.nextInt(3) == 0 && !military ? pick(random, SECOND) : "",
                place.city(),
                place.county(),
                place.state(),
                random.nextInt(25) == 0 ? "" : place.iso(),
                random.nextInt(10) == 0 ? place.postalCode() + "-" + (1000 + random.nextInt(9000)) : place.postalCode(),
                pick(random, DROP_OFF));
    }

    static Place place(SplittableRandom random) {
        int draw = random.nextInt(100);
        return pick(random, draw < 4 ? Place.MILITARY : draw < 12 ? Place.FAR : Place.USUAL);
    }

    static <T> T pick(SplittableRandom random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
