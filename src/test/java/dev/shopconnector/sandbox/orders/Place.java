package dev.shopconnector.sandbox.orders;

import java.util.List;

/**
 * Where buyers live: the fifty states' ways and the ends of the US mail (Alaska, Hawaii, Puerto Rico, Guam, the Virgin
 * Islands, military post offices).
 *
 * @param taxBasisPoints sales tax
 * @param retailFeeCents delivery fee of states that have one
 */
record Place(
        String city,
        String county,
        String state,
        String iso,
        String postalCode,
        String areaCode,
        int taxBasisPoints,
        int retailFeeCents) {

    static final List<Place> USUAL = List.of(
            new Place("Austin", "Travis", "Texas", "TX", "78745", "512", 825, 0),
            new Place("Portland", "Multnomah", "Oregon", "OR", "97214", "503", 0, 0),
            new Place("Denver", "Denver", "Colorado", "CO", "80205", "303", 881, 28),
            new Place("Tampa", "Hillsborough", "Florida", "FL", "33602", "813", 750, 0),
            new Place("Fresno", "Fresno", "California", "CA", "93721", "559", 835, 0),
            new Place("Yonkers", "Westchester", "New York", "NY", "10701", "914", 888, 0),
            new Place("Duluth", "St. Louis", "Minnesota", "MN", "55802", "218", 888, 50),
            new Place("O'Fallon", "St. Clair", "Illinois", "IL", "62269", "618", 785, 0),
            new Place("Washington", "District of Columbia", "District of Columbia", "DC", "20009", "202", 600, 0),
            new Place("Winston-Salem", "Forsyth", "North Carolina", "NC", "27101", "336", 675, 0),
            new Place("Española", "Rio Arriba", "New Mexico", "NM", "87532", "505", 888, 0),
            new Place("Boise", "Ada", "Idaho", "ID", "83702", "208", 600, 0));

    static final List<Place> FAR = List.of(
            new Place("Anchorage", "Anchorage", "Alaska", "AK", "99501", "907", 0, 0),
            new Place("Hilo", "Hawaii", "Hawaii", "HI", "96720", "808", 471, 0),
            new Place("San Juan", "San Juan", "Puerto Rico", "PR", "00907", "787", 1150, 0),
            new Place("Hagåtña", "", "Guam", "GU", "96910", "671", 0, 0),
            new Place("Charlotte Amalie", "St. Thomas", "Virgin Islands", "VI", "00802", "340", 0, 0));

    static final List<Place> MILITARY = List.of(
            new Place("APO", "", "Armed Forces Pacific", "AP", "96278", "808", 0, 0),
            new Place("FPO", "", "Armed Forces Europe", "AE", "09499", "757", 0, 0),
            new Place("DPO", "", "Armed Forces Americas", "AA", "34034", "305", 0, 0));
}
