package dev.shopconnector.sandbox;

import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Carrier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** An empty shop and a client that ships. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FulfilmentFixture {
    static final String UPS = Carrier.UPS.id();
    static final String NUMBER = "1Z9990000300000101";

    final SandboxOptions options = SandboxOptions.forTests().withOrders(0);
    final TikTokSandbox sandbox = TikTokSandbox.start(options);
    final SandboxControl control = sandbox.control();
    final OrderControl orders = control.orders();
    TestClient client = new TestClient(sandbox, options);

    @BeforeEach
    void reset() {
        control.reset();
        client = new TestClient(sandbox, options);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    String shippable(int units) {
        return orders.place(shippable().withUnits(units));
    }

    NewOrder shippable() {
        return NewOrder.shippable(sandbox.clock().instant());
    }

    /** Ships the whole order; the id of its parcel. */
    String ship(String id, String tracking) {
        return client.mark(id, client.lines(id), UPS, tracking)
                .data()
                .path("package_id")
                .asText();
    }

    String status(String id) {
        return client.order(id).path("status").asText();
    }
}
