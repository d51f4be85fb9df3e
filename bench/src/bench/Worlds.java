package bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The orders of several shops; made once for all runs, so that their making costs none of them. */
final class Worlds {
    private final Instant end = Instant.now();
    private final List<World> all = new ArrayList<>();

    /** The orders are divided among the shops, who have the same number each. */
    Worlds(int orders, int shops, List<ObjectNode> samples) {
        for (int shop = 1; shop <= shops; shop++) {
            all.add(new World(orders / shops, end, shop, samples));
        }
    }

    int orders() {
        return all.stream().mapToInt(world -> world.expected().size()).sum();
    }

    /** Before the first order of any shop. */
    Instant begin() {
        return Instant.ofEpochSecond(all.get(0).entries().get(0).updateTime()).minus(Duration.ofHours(1));
    }

    /** Which shop has which orders. */
    Map<String, World> of(Shops shops) {
        Map<String, World> byCipher = new HashMap<>();
        for (int shop = 0; shop < all.size(); shop++) {
            byCipher.put(shops.all.get(shop).cipher(), all.get(shop));
        }
        return byCipher;
    }
}
