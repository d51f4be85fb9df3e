package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.tiktok.TikTokOrderReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShipToReaderTest {
    /** Written down from the list of the US mail, not taken from the code. */
    private static final Map<String, String> STATES = Map.ofEntries(
            Map.entry("Alabama", "AL"),
            Map.entry("Alaska", "AK"),
            Map.entry("Arizona", "AZ"),
            Map.entry("Arkansas", "AR"),
            Map.entry("California", "CA"),
            Map.entry("Colorado", "CO"),
            Map.entry("Connecticut", "CT"),
            Map.entry("Delaware", "DE"),
            Map.entry("District of Columbia", "DC"),
            Map.entry("Florida", "FL"),
            Map.entry("Georgia", "GA"),
            Map.entry("Hawaii", "HI"),
            Map.entry("Idaho", "ID"),
            Map.entry("Illinois", "IL"),
            Map.entry("Indiana", "IN"),
            Map.entry("Iowa", "IA"),
            Map.entry("Kansas", "KS"),
            Map.entry("Kentucky", "KY"),
            Map.entry("Louisiana", "LA"),
            Map.entry("Maine", "ME"),
            Map.entry("Maryland", "MD"),
            Map.entry("Massachusetts", "MA"),
            Map.entry("Michigan", "MI"),
            Map.entry("Minnesota", "MN"),
            Map.entry("Mississippi", "MS"),
            Map.entry("Missouri", "MO"),
            Map.entry("Montana", "MT"),
            Map.entry("Nebraska", "NE"),
            Map.entry("Nevada", "NV"),
            Map.entry("New Hampshire", "NH"),
            Map.entry("New Jersey", "NJ"),
            Map.entry("New Mexico", "NM"),
            Map.entry("New York", "NY"),
            Map.entry("North Carolina", "NC"),
            Map.entry("North Dakota", "ND"),
            Map.entry("Ohio", "OH"),
            Map.entry("Oklahoma", "OK"),
            Map.entry("Oregon", "OR"),
            Map.entry("Pennsylvania", "PA"),
            Map.entry("Rhode Island", "RI"),
            Map.entry("South Carolina", "SC"),
            Map.entry("South Dakota", "SD"),
            Map.entry("Tennessee", "TN"),
            Map.entry("Texas", "TX"),
            Map.entry("Utah", "UT"),
            Map.entry("Vermont", "VT"),
            Map.entry("Virginia", "VA"),
            Map.entry("Washington", "WA"),
            Map.entry("West Virginia", "WV"),
            Map.entry("Wisconsin", "WI"),
            Map.entry("Wyoming", "WY"),
            Map.entry("Puerto Rico", "PR"),
            Map.entry("Guam", "GU"),
            Map.entry("American Samoa", "AS"),
            Map.entry("U.S. Virgin Islands", "VI"),
            Map.entry("Virgin Islands, U.S.", "VI"),
            Map.entry("Northern Mariana Islands", "MP"),
            Map.entry("Federated States of Micronesia", "FM"),
            Map.entry("Marshall Islands", "MH"),
            Map.entry("Palau", "PW"),
            Map.entry("Armed Forces Americas", "AA"),
            Map.entry("Armed Forces Europe", "AE"),
            Map.entry("Armed Forces Middle East", "AE"),
            Map.entry("Armed Forces - Pacific", "AP"));

    @Property
    void everyStateIsKnownByNameAndByCodeInAnyCase(
            @ForAll("states") Map.Entry<String, String> state, @ForAll("casings") Casing casing) {
        assertThat(read(withState(casing.of(state.getKey()), "")).stateProvince())
                .isEqualTo(state.getValue());
        assertThat(read(withState(state.getKey(), casing.of(state.getValue()))).stateProvince())
                .isEqualTo(state.getValue());
        assertThat(read(withState("", "US-" + state.getValue())).stateProvince())
                .isEqualTo(state.getValue());
        assertThat(read(withState(casing.of(state.getValue()), "")).stateProvince())
                .isEqualTo(state.getValue());
    }

    @Test
    void theListIsComplete() {
        assertThat(Set.copyOf(STATES.values())).hasSize(50 + 1 + 5 + 3 + 3);
    }

    @Property
    void aMaskedValueIsNeverHandedOutAndNeverClear(@ForAll("fields") String field, @ForAll("masks") String mask)
            throws Exception {
        ObjectNode order = OrderFixtures.json("multi-unit");
        ObjectNode address = (ObjectNode) order.path("recipient_address");
        if (field.startsWith("L")) {
            ObjectNode district = (ObjectNode) address.path("district_info").path(Integer.parseInt(field.substring(1)));
            district.put("address_name", mask).put("iso_code", "");
        } else {
            address.put(field, mask);
        }

        ShipTo shipTo = read(order);

        assertThat(shipTo.isClear()).isFalse();
        assertThat(shipTo.masked()).hasSize(1);
        assertThat(OrderFixtures.JSON.writeValueAsString(shipTo)).doesNotContain("*");
        assertThat(shipTo.missing(shipTo.masked().toArray(String[]::new))).containsExactlyElementsOf(shipTo.masked());
    }

    @Test
    void aClearAddressIsClearAndSurvivesStorage() throws Exception {
        ShipTo shipTo = read(OrderFixtures.json("multi-unit"));

        assertThat(shipTo)
                .isEqualTo(new ShipTo(
                        "Ines Okafor",
                        "(+1)3035550111",
                        "118 Aspen Court",
                        "Unit 4",
                        null,
                        "Denver",
                        "Denver",
                        "CO",
                        "80205",
                        "US",
                        Set.of()));
        assertThat(shipTo.isClear()).isTrue();
        assertThat(shipTo.toString()).isEqualTo("ShipTo[clear]");
        String stored = OrderFixtures.JSON.writeValueAsString(shipTo);
        assertThat(stored).doesNotContain("clear");
        assertThat(OrderFixtures.JSON.readValue(stored, ShipTo.class)).isEqualTo(shipTo);
    }

    @Test
    void aMaskedAddressTellsWhatIsMaskedAndSurvivesStorage() throws Exception {
        ShipTo shipTo = ShipToReader.read(OrderFixtures.order("cancelled-masked"));

        assertThat(shipTo.masked()).containsExactly("address_line_1", "name", "phone", "postal_code");
        assertThat(shipTo.isClear()).isFalse();
        assertThat(shipTo.city()).isEqualTo("Tampa");
        String stored = OrderFixtures.JSON.writeValueAsString(shipTo);
        assertThat(OrderFixtures.JSON.readValue(stored, ShipTo.class)).isEqualTo(shipTo);
    }

    @Test
    void noAddressMissesEverything() {
        ShipTo shipTo = ShipToReader.read(OrderFixtures.order("unpaid"));

        assertThat(shipTo.isClear()).isFalse();
        assertThat(shipTo.missing("name", "address_line_1", "city", "state_province", "postal_code", "country_code"))
                .containsExactly("name", "address_line_1", "city", "state_province", "postal_code", "country_code");
        assertThatThrownBy(() -> shipTo.missing("zip"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no address field is called 'zip'");
    }

    @ParameterizedTest
    @CsvSource({"name,name", "address_line1,address_line_1", "postal_code,postal_code"})
    void whatIsBlankIsMissing(String field, String missing) {
        ObjectNode order = OrderFixtures.json("multi-unit");
        ObjectNode address = (ObjectNode) order.path("recipient_address");
        address.put(field, " ").put("first_name", "").put("last_name", "").put("address_detail", "");

        ShipTo shipTo = read(order);

        assertThat(shipTo.isClear()).isFalse();
        assertThat(shipTo.missing("name", "address_line_1", "city", "postal_code"))
                .containsExactly(missing);
    }

    @Test
    void aStateThatTheMailDoesNotKnowIsMissing() {
        assertThat(read(withState("Kalifornia", "")).missing("state_province")).containsExactly("state_province");
    }

    @Test
    void theNameIsPutTogetherWhenItIsInParts() {
        ObjectNode order = OrderFixtures.json("multi-unit");
        ((ObjectNode) order.path("recipient_address")).put("name", "");

        assertThat(read(order).name()).isEqualTo("Ines Okafor");
    }

    @Test
    void theStreetInOneIsTakenWhenItHasNoLines() {
        ObjectNode order = OrderFixtures.json("multi-unit");
        ((ObjectNode) order.path("recipient_address")).put("address_line1", " ");

        assertThat(read(order).line1()).isEqualTo("118 Aspen Court Unit 4");
        assertThat(read(order).line2()).isNull();
    }

    @Test
    void theCityIsFoundByItsLevelsNameOrPostTownButIsNeverTheCounty() {
        ObjectNode order = OrderFixtures.json("multi-unit");
        ObjectNode address = (ObjectNode) order.path("recipient_address");
        ObjectNode city = (ObjectNode) address.path("district_info").path(3);
        city.put("address_level", "L4").put("address_level_name", "City");
        assertThat(read(order).city()).isEqualTo("Denver");

        city.put("address_level_name", "street");
        assertThat(read(order).city()).isNull();

        address.put("post_town", "Aurora");
        assertThat(read(order).city()).isEqualTo("Aurora");
    }

    @Test
    void aMilitaryAddressHasItsPostOfficeForACity() {
        ShipTo shipTo = ShipToReader.read(OrderFixtures.order("replacement-military"));

        assertThat(List.of(String.valueOf(shipTo.city()), String.valueOf(shipTo.stateProvince())))
                .containsExactly("FPO", "AP");
        assertThat(shipTo.isClear()).isTrue();
    }

    @Test
    void theCapitalNeedsNoCity() {
        ObjectNode order = withState("District of Columbia", "");
        ((ObjectNode) order.at("/recipient_address/district_info/3")).put("address_name", "");

        assertThat(read(order).city()).isEqualTo("Washington");
    }

    @Test
    void aTerritoryThatIsTheCountryIsTheStateToo() {
        ObjectNode order = OrderFixtures.json("multi-unit");
        ObjectNode address = (ObjectNode) order.path("recipient_address");
        address.put("region_code", "PR");
        ((ObjectNode) address.path("district_info").path(1))
                .put("address_name", "")
                .put("iso_code", "");

        assertThat(read(order).stateProvince()).isEqualTo("PR");
        assertThat(read(order).countryCode()).isEqualTo("PR");
    }

    @ParameterizedTest
    @CsvSource({"us,'','',US", "'',US,'',US", "'','',United States,US", "USA,'','',US", "GB,'','',GB"})
    void theCountryIsTheRegionOrTheTopDistrict(String region, String iso, String name, String country) {
        ObjectNode order = OrderFixtures.json("multi-unit");
        ObjectNode address = (ObjectNode) order.path("recipient_address");
        address.put("region_code", region);
        ((ObjectNode) address.path("district_info").path(0))
                .put("iso_code", iso)
                .put("address_name", name);

        assertThat(read(order).countryCode()).isEqualTo(country);
    }

    @Test
    void aForeignCountryIsNotReadAsAState() {
        ObjectNode order = withState("Milano", "MI");
        ObjectNode address = (ObjectNode) order.path("recipient_address");
        address.put("region_code", "IT");
        assertThat(read(order).stateProvince()).isEqualTo("Milano");

        address.put("region_code", "CA");
        ((ObjectNode) address.path("district_info").path(1))
                .put("address_name", "")
                .put("iso_code", "");
        assertThat(read(order).stateProvince()).isNull();
    }

    @Provide
    Arbitrary<Map.Entry<String, String>> states() {
        return Arbitraries.of(
                STATES.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList());
    }

    @Provide
    Arbitrary<Casing> casings() {
        return Arbitraries.of(Casing.values());
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(
                "name", "phone_number", "address_line1", "address_line2", "postal_code", "L1", "L2", "L3");
    }

    @Provide
    Arbitrary<String> masks() {
        return Arbitraries.of("*", "***", "M*** R***", "9** ***** **", " * ", "97***");
    }

    /** How a word is written. */
    enum Casing {
        AS_IS,
        UPPER,
        LOWER;

        String of(String text) {
            return switch (this) {
                case AS_IS -> text;
                case UPPER -> text.toUpperCase(Locale.ROOT);
                case LOWER -> text.toLowerCase(Locale.ROOT);
            };
        }
    }

    private static ObjectNode withState(String name, String isoCode) {
        ObjectNode order = OrderFixtures.json("multi-unit");
        ObjectNode state = (ObjectNode) order.at("/recipient_address/district_info/1");
        state.put("address_name", name).put("iso_code", isoCode);
        return order;
    }

    private static ShipTo read(ObjectNode order) {
        return ShipToReader.read(TikTokOrderReader.read(order));
    }
}
