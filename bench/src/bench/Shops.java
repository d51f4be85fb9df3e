package bench;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.shop.Seller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A sandbox with so many sellers of one shop each. */
final class Shops implements AutoCloseable {
    /** One seller's shop. */
    record Place(String sellerId, String shopId, String cipher) {}

    final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0).withClock(Instant.now(), true));
    final List<Place> all = new ArrayList<>();

    Shops(int shops) {
        for (int number = 1; number <= shops; number++) {
            Seller seller = sandbox.control().sellers().add("Bench " + number, 1, 0);
            all.add(new Place(
                    seller.id(), seller.shops().get(0).id(), seller.shops().get(0).cipher()));
        }
    }

    List<String> ciphers() {
        return all.stream().map(Place::cipher).toList();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
