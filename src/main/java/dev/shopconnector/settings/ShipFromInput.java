package dev.shopconnector.settings;

import dev.shopconnector.orders.UsStates;
import dev.shopconnector.shipstation.Address;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ship-from address of the form: all of what a label needs, or nothing. */
final class ShipFromInput {
    private static final List<String> INPUTS = List.of(
            "from_name",
            "from_company",
            "from_phone",
            "from_line_1",
            "from_line_2",
            "from_city",
            "from_state",
            "from_postal_code");
    private static final Pattern ZIP = Pattern.compile("[0-9]{5}(-[0-9]{4})?");
    private static final Pattern MASKED = Pattern.compile("\\*");

    private ShipFromInput() {}

    static @Nullable Address read(Inputs in) {
        if (INPUTS.stream().allMatch(name -> in.raw(name) == null)) {
            return null;
        }
        for (String name : INPUTS) {
            String text = in.raw(name);
            if (text != null && MASKED.matcher(text).find()) {
                in.problem(name, "Write it in full, without *.");
            }
        }
        String state = in.required("from_state", 50, "Write the state, such as CA.");
        String code = UsStates.code(state);
        if (code == null) {
            in.problem("from_state", "This is no state of the US; write two letters, such as CA.");
        }
        String zip = in.required("from_postal_code", 10, "Write the ZIP code.");
        if (!ZIP.matcher(zip).matches()) {
            in.problem("from_postal_code", "Write a ZIP code of five digits, or five and four, such as 90210-1234.");
        }
        return new Address(
                in.required("from_name", 100, "Write the name that a label shows."),
                in.line("from_company", 100),
                in.phone("from_phone"),
                in.required("from_line_1", 200, "Write street and number."),
                in.line("from_line_2", 200),
                null,
                in.required("from_city", 100, "Write the city."),
                code == null ? state : code,
                zip,
                "US",
                null);
    }
}
