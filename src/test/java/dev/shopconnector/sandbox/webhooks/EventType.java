package dev.shopconnector.sandbox.webhooks;

import java.util.Optional;
import java.util.stream.Stream;

/** What an app can be called about, with TikTok Shop's numbers. */
public enum EventType {
    ORDER_STATUS_CHANGE(1),
    RECIPIENT_ADDRESS_UPDATE(3),
    PACKAGE_UPDATE(4),
    PRODUCT_STATUS_CHANGE(5),
    SELLER_DEAUTHORIZATION(6),
    UPCOMING_AUTHORIZATION_EXPIRATION(7),
    CANCELLATION_STATUS_CHANGE(11),
    RETURN_STATUS_CHANGE(12);

    private final int number;

    EventType(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static Optional<EventType> named(String name) {
        return Stream.of(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    public static Optional<EventType> of(int number) {
        return Stream.of(values()).filter(type -> type.number == number).findFirst();
    }
}
