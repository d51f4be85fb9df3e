package dev.shopconnector.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where an order goes, as far as TikTok has told. A masked value is not kept: it is null, and its field is in
 * {@code masked}. Fields are called as in ShipStation: {@code name}, {@code phone}, {@code address_line_1} to
 * {@code address_line_3}, {@code city}, {@code county}, {@code state_province}, {@code postal_code},
 * {@code country_code}. A US state is two letters. Plain Jackson writes and reads it.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ShipTo(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String line3,
        @Nullable String city,
        @Nullable String county,
        @Nullable String stateProvince,
        @Nullable String postalCode,
        @Nullable String countryCode,
        Set<String> masked) {

    private static final String[] DELIVERABLE = {
        "name", "address_line_1", "city", "state_province", "postal_code", "country_code"
    };

    public ShipTo {
        masked = Collections.unmodifiableSet(masked == null ? new TreeSet<>() : new TreeSet<>(masked));
    }

    /**
     * Which of these fields have no value, masked ones included; in the order asked.
     *
     * @throws IllegalArgumentException for a name that is not a field of ShipStation's address
     */
    public List<String> missing(String... required) {
        List<String> missing = new ArrayList<>();
        for (String field : required) {
            if (value(field) == null) {
                missing.add(field);
            }
        }
        return missing;
    }

    /** Whether a parcel can go there: nothing is masked, and all that a label needs is there. */
    @JsonIgnore
    public boolean isClear() {
        return masked.isEmpty() && missing(DELIVERABLE).isEmpty();
    }

    private @Nullable String value(String field) {
        return switch (field) {
            case "name" -> name;
            case "phone" -> phone;
            case "address_line_1" -> line1;
            case "address_line_2" -> line2;
            case "address_line_3" -> line3;
            case "city" -> city;
            case "county" -> county;
            case "state_province" -> stateProvince;
            case "postal_code" -> postalCode;
            case "country_code" -> countryCode;
            default -> throw new IllegalArgumentException("no address field is called '" + field + "'");
        };
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "ShipTo[" + (isClear() ? "clear" : "masked " + masked + ", missing " + missing(DELIVERABLE)) + "]";
    }
}
