package bench;

import dev.shopconnector.sandbox.ParcelControl;
import dev.shopconnector.sandbox.ShippedParcel;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.sandbox.orders.NewOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Workload W3: ShipStation tells of parcels in batches, TikTok is told of each and now and then refuses or does not say
 * whether it took it. The sandbox itself counts who told it what how often.
 */
final class Parcels {
    private static final long LONGEST_NANOS = Duration.ofMinutes(30).toNanos();
    private static final String MARKS = "/fulfillment/202309/orders/*/packages";

    private final Options options;

    Parcels(Options options) {
        this.options = options;
    }

    static boolean isDoneBy(Contender contender) {
        return contender != Contender.SEALED;
    }

    Figures run(Contender contender) throws Exception {
        try (Database database = new Database();
                Shops sellers = new Shops(1)) {
            Shops.Place shop = sellers.all.get(0);
            NewOrder wish = NewOrder.shippable(Instant.now().minus(Duration.ofDays(1)))
                    .withUnits(1)
                    .withSpacing(Duration.ofSeconds(1));
            List<String> orders = sellers.sandbox.control().orders().place(shop.shopId(), wish, options.parcels());
            int port = Connector.freePort();
            if (contender == Contender.US) {
                try (Running process = Contender.us(sellers.sandbox.baseUrl(), database.url(), port)
                        .start()) {
                    Connector connector = new Connector(port);
                    connector.awaitReady(process);
                    String key = connector.connect(
                            sellers.sandbox, shop.sellerId(), Instant.now().minus(Duration.ofDays(2)));
                    Import.await(contender, process, database, 1, System.nanoTime() + LONGEST_NANOS);
                    Notifications told = new Notifications(connector.door("shipment_notification"), key);
                    return measure(process, database, sellers.sandbox, told, orders, "parcels");
                }
            }
            LimitParcels.createTable(database);
            String token =
                    sellers.sandbox.control().sellers().authorize(shop.sellerId()).accessToken();
            try (Running process = contender
                    .shipper(sellers.sandbox.baseUrl(), database.url(), shop.cipher(), token, port)
                    .start()) {
                process.awaitPort(port);
                Notifications told = new Notifications("http://127.0.0.1:" + port + "/", "");
                return measure(process, database, sellers.sandbox, told, orders, "bench_parcels");
            }
        }
    }

    private Figures measure(
            Running process,
            Database database,
            TikTokSandbox sandbox,
            Notifications told,
            List<String> orders,
            String table)
            throws Exception {
        arm(sandbox);
        long deadline = System.nanoTime() + LONGEST_NANOS;
        Costs costs = new Costs(database, process);
        sandbox.calls().reset();
        long began = System.nanoTime();
        Reading acknowledgements = told.send(orders);
        int looks = 0;
        String terminal = "SELECT COUNT(*) FROM " + table + " WHERE state <> 'waiting'";
        do {
            process.pause(deadline, 20);
            looks++;
        } while (database.number(terminal) < orders.size());
        double seconds = (System.nanoTime() - began) / 1e9;
        int calls = sandbox.calls().count();
        System.err.println("TikTok was called " + sandbox.calls().counts());
        int parcels = orders.size();
        Figures figures = new Figures()
                .with("parcels/s", parcels / seconds)
                .with("seconds to all terminal", seconds)
                .with("acknowledgement p50 ms", acknowledgements.millis(0.5))
                .with("acknowledgement p99 ms", acknowledgements.millis(0.99));
        costs.tell(figures, "parcel", parcels, looks);
        figures.with("TikTok calls per parcel", (double) calls / parcels);
        verify(sandbox.control().parcels(), orders);
        return figures;
    }

    /** The same calls are hit in each run: the so-and-so-many-th that tell of a parcel. */
    private void arm(TikTokSandbox sandbox) {
        sandbox.control().fault(Fault.throttle(-1).on(MARKS).percent(options.throttled(), 1));
        sandbox.control()
                .fault(Fault.of(FaultKind.INTERNAL_ERROR).on(MARKS).percent(options.broken() / 2, 2));
        sandbox.control()
                .fault(Fault.of(FaultKind.INTERNAL_ERROR)
                        .on(MARKS)
                        .percent(options.broken() / 2, 3)
                        .afterEffect());
    }

    /** Ends the bench unless each order went once with its number and no unit was told again. */
    private static void verify(ParcelControl parcels, List<String> orders) {
        Map<String, String> numbers =
                orders.stream().collect(Collectors.toMap(order -> order, Notifications::number));
        Map<String, String> shipped = parcels.all().stream()
                .collect(Collectors.toMap(ShippedParcel::orderId, ShippedParcel::tracking));
        boolean once = parcels.effectiveUploads().values().stream().allMatch(times -> times == 1);
        if (!shipped.equals(numbers) || !once || !parcels.refusedRepeats().isEmpty()) {
            throw new IllegalStateException("void: " + shipped.size() + " parcels of " + numbers.size()
                    + " are at TikTok, or with other numbers; told again: " + parcels.refusedRepeats());
        }
    }
}
