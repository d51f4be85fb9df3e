package bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one run of one contender came to, by the words of the report's columns and in their order. */
final class Figures {
    private final Map<String, Double> all = new LinkedHashMap<>();

    /** NaN is a figure that cannot be had. */
    Figures with(String name, double figure) {
        all.put(name, figure);
        return this;
    }

    Map<String, Double> all() {
        return all;
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
