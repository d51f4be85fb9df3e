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

    private static final String[] COMPARED = {
        "name",
        "address_line_1",
        "address_line_2",
        "address_line_3",
        "city",
        "state_province",
        "postal_code",
        "country_code"
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

    /** The same, but a masked phone alone withholds nothing: no label needs it. */
    @JsonIgnore
    public boolean isDeliverable() {
        return !isMaskedBeyondPhone() && missing(DELIVERABLE).isEmpty();
    }

    /**
     * This address with the values of a stored one in the fields that TikTok masks or withholds now. It stays as it is
     * when it shows another address than the stored one: then the buyer changed it, and the parcel must not go to the old
     * one. What is not shown counts as withheld when more than the phone is masked, or when name and street are not there
     * at all; else a field that is missing is a change, too.
     */
    ShipTo completedBy(ShipTo stored) {
        boolean withheld = isMaskedBeyondPhone() || (name == null && line1 == null);
        if (!withheld && masked.isEmpty()) {
            return this;
        }
        for (String field : COMPARED) {
            String shown = value(field);
            boolean same = shown == null ? withheld || stored.value(field) == null : shown.equals(stored.value(field));
            if (!same) {
                return this;
            }
        }
        Set<String> stillMasked = new TreeSet<>(masked);
        stillMasked.addAll(stored.masked);
        String knownPhone = phone == null ? stored.phone : phone;
        stillMasked.removeIf(field -> field.equals("phone") ? knownPhone != null : stored.value(field) != null);
        return new ShipTo(
                stored.name,
                knownPhone,
                stored.line1,
                stored.line2,
                stored.line3,
                stored.city,
                county == null ? stored.county : county,
                stored.stateProvince,
                stored.postalCode,
                stored.countryCode,
                stillMasked);
    }

    ShipTo withoutPhone() {
        return new ShipTo(
                name, null, line1, line2, line3, city, county, stateProvince, postalCode, countryCode, masked);
    }

    private boolean isMaskedBeyondPhone() {
        return masked.stream().anyMatch(field -> !field.equals("phone"));
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
