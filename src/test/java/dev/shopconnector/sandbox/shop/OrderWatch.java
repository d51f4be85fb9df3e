package dev.shopconnector.sandbox.shop;

/** Is told of changes of orders, under the lock of their book. */
public interface OrderWatch {
    /** Tells nobody. */
    OrderWatch NOBODY = (before, order) -> {};

    void changed(OrderFacts before, Order order);
}
