package dev.shopconnector.operations;

import dev.shopconnector.orders.OrderCounts;
import dev.shopconnector.orders.OrderCounts.Counts;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** What this node did since it was asked last: the one line that a healthy node logs. */
@Component("nodeReport")
public class NodeReport {
    private final OrderCounts orders;
    private final AtomicReference<Counts> last = new AtomicReference<>(new Counts(0, 0, 0));

    NodeReport(OrderCounts orders) {
        this.orders = orders;
    }

    public String sinceLast() {
        Counts now = orders.now();
        Counts news = now.since(last.getAndSet(now));
        return "stored " + news.toServe() + " orders to serve and " + news.held() + " to hold, handed "
                + news.handedOut() + " to ShipStation";
    }
}
