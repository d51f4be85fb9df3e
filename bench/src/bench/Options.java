package bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is to be measured, as {@code w1 orders=10000 latency=0,50 shops=1,50 rounds=3 contenders=limit,us}.
 *
 * @param orders of all shops together
 * @param latencies of TikTok's answers to searches, in milliseconds; each is measured
 * @param shops at once; each number is measured
 * @param rounds each contender's runs
 * @param readers beside each other; each number is measured
 * @param parcels that ShipStation tells of
 * @param throttled so many of a hundred calls that tell of a parcel are answered 429
 * @param broken so many are answered 500, every second one of them after TikTok took the parcel
 */
record Options(
        Set<Workload> workloads,
        int orders,
        List<Integer> latencies,
        List<Integer> shops,
        int rounds,
        List<Contender> contenders,
        List<Integer> readers,
        int parcels,
        double throttled,
        double broken) {

    enum Workload {
        W1,
        W2,
        W3,
        W4,
        W5
    }

    private static final Map<String, String> DEFAULTS = Map.of(
            "orders", "3000",
            "latency", "0,50",
            "shops", "1,50",
            "rounds", "2",
            "contenders", "limit,spring-integration,node,us",
            "readers", "1,4",
            "parcels", "300",
            "throttled", "5",
            "broken", "2");

    static Options of(String... arguments) {
        Set<Workload> workloads = EnumSet.noneOf(Workload.class);
        Map<String, String> values = new HashMap<>(DEFAULTS);
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length == 1) {
                workloads.add(Workload.valueOf(argument.toUpperCase(Locale.ROOT)));
            } else if (values.put(parts[0], parts[1]) == null) {
                throw new IllegalArgumentException("no option is called " + parts[0] + "; there are " + DEFAULTS.keySet());
            }
        }
        return new Options(
                workloads.isEmpty() ? EnumSet.allOf(Workload.class) : workloads,
                Integer.parseInt(values.get("orders")),
                numbers(values.get("latency")),
                numbers(values.get("shops")),
                Integer.parseInt(values.get("rounds")),
                Arrays.stream(values.get("contenders").split(","))
                        .map(Contender::of)
                        .toList(),
                numbers(values.get("readers")),
                Integer.parseInt(values.get("parcels")),
                Double.parseDouble(values.get("throttled")),
                Double.parseDouble(values.get("broken")));
    }

    private static List<Integer> numbers(String list) {
        return Arrays.stream(list.split(",")).map(Integer::valueOf).toList();
    }
}
