package dev.shopconnector.orders;

import dev.shopconnector.tiktok.TikTokAddress;
import dev.shopconnector.tiktok.TikTokDistrict;
import dev.shopconnector.tiktok.TikTokOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the delivery address of a TikTok order, which has no fields for state and city but a list of districts.
 *
 * <ul>
 *   <li>country: {@code region_code}, else L0;
 *   <li>state: L1 by its ISO code, else by its name; what the US mail does not know is no state; without L1 the country
 *       code when that is a territory; outside the US and its territories the name of L1 as it is;
 *   <li>county: L2;
 *   <li>city: L3, else the district that calls itself city or town, else {@code post_town}, else APO, FPO or DPO from a
 *       military address's lines, else Washington in the District of Columbia. A county is never taken for a city;
 *   <li>street: line 1 to 4, else {@code address_detail}, which is all of them in one.
 * </ul>
 */
public final class ShipToReader {
    private static final Pattern MILITARY_POST_OFFICE = Pattern.compile("\\b(APO|FPO|DPO)\\b");
    private static final Set<String> MILITARY_STATES = Set.of("AA", "AE", "AP");
    private static final Set<String> TERRITORIES = Set.of("PR", "GU", "VI", "AS", "MP", "FM", "MH", "PW");
    private static final Set<String> UNITED_STATES = Set.of("US", "USA", "UNITED STATES", "UNITED STATES OF AMERICA");

    private final TikTokAddress address;
    private final Set<String> masked = new TreeSet<>();

    private ShipToReader(TikTokAddress address) {
        this.address = address;
    }

    /** What the order tells of its address; all of it is missing when there is no address yet. */
    public static ShipTo read(TikTokOrder order) {
        TikTokAddress address = order.recipientAddress();
        return address == null
                ? new ShipTo(null, null, null, null, null, null, null, null, null, null, Set.of())
                : new ShipToReader(address).read();
    }

    private ShipTo read() {
        String country = clear("country_code", country());
        String state = clear("state_province", state(country));
        boolean inOne = CleanText.of(address.addressLine1()) == null && CleanText.of(address.addressDetail()) != null;
        return new ShipTo(
                clear("name", name()),
                clear("phone", address.phoneNumber()),
                clear("address_line_1", inOne ? address.addressDetail() : address.addressLine1()),
                clear("address_line_2", inOne ? null : address.addressLine2()),
                clear("address_line_3", inOne ? null : joined(", ", address.addressLine3(), address.addressLine4())),
                clear("city", city(state)),
                clear(
                        "county",
                        district("L2", Set.of("county"))
                                .map(TikTokDistrict::addressName)
                                .orElse(null)),
                state,
                clear("postal_code", address.postalCode()),
                country,
                masked);
    }

    private @Nullable String clear(String field, @Nullable String value) {
        if (value != null && value.indexOf('*') >= 0) {
            masked.add(field);
            return null;
        }
        return CleanText.of(value);
    }

    private @Nullable String name() {
        String name = CleanText.of(address.name());
        return name == null ? joined(" ", address.firstName(), address.lastName()) : name;
    }

    private @Nullable String country() {
        String region = CleanText.of(address.regionCode());
        if (region == null) {
            TikTokDistrict country = district("L0", Set.of("country")).orElse(null);
            if (country != null) {
                String iso = CleanText.of(country.isoCode());
                region = iso == null ? CleanText.of(country.addressName()) : iso;
            }
        }
        if (region == null) {
            return null;
        }
        String upper = region.toUpperCase(Locale.ROOT);
        return UNITED_STATES.contains(upper) ? "US" : upper;
    }

    private @Nullable String state(@Nullable String country) {
        TikTokDistrict district =
                district("L1", Set.of("state", "province", "territory")).orElse(null);
        boolean territory = TERRITORIES.contains(String.valueOf(country));
        if (district == null) {
            return territory ? country : null;
        }
        String name = district.addressName();
        if (country != null && !country.equals("US") && !territory) {
            return name;
        }
        String code = UsStates.code(district.isoCode());
        if (code == null) {
            code = UsStates.code(name);
        }
        boolean masked = name != null && name.indexOf('*') >= 0;
        return code == null && masked ? name : code;
    }

    private @Nullable String city(@Nullable String state) {
        String city = district("L3", Set.of("city", "town"))
                .map(TikTokDistrict::addressName)
                .orElseGet(address::postTown);
        if (CleanText.of(city) != null) {
            return city;
        }
        if (MILITARY_STATES.contains(String.valueOf(state))) {
            return militaryPostOffice();
        }
        return "DC".equals(state) ? "Washington" : null;
    }

    private @Nullable String militaryPostOffice() {
        String lines = Stream.of(
                        address.addressLine1(),
                        address.addressLine2(),
                        address.addressLine3(),
                        address.addressDetail(),
                        address.fullAddress())
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        Matcher found = MILITARY_POST_OFFICE.matcher(lines.toUpperCase(Locale.ROOT));
        return found.find() ? found.group(1) : null;
    }

    /** The district of this level, else the first that calls itself one of these; only those with a name count. */
    private Optional<TikTokDistrict> district(String level, Set<String> levelNames) {
        List<TikTokDistrict> named = address.districtInfo().stream()
                .filter(d -> CleanText.of(d.addressName()) != null || CleanText.of(d.isoCode()) != null)
                .toList();
        return named.stream()
                .filter(d -> level.equalsIgnoreCase(d.addressLevel()))
                .findFirst()
                .or(() -> named.stream()
                        .filter(d -> levelNames.contains(
                                String.valueOf(d.addressLevelName()).toLowerCase(Locale.ROOT)))
                        .findFirst());
    }

    private static @Nullable String joined(String separator, @Nullable String... parts) {
        StringBuilder joined = new StringBuilder();
        for (String part : parts) {
            String clean = CleanText.of(part);
            if (clean != null) {
                joined.append(joined.isEmpty() ? "" : separator).append(clean);
            }
        }
        return joined.isEmpty() ? null : joined.toString();
    }
}
