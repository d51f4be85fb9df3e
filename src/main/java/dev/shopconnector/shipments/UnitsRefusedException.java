package dev.shopconnector.shipments;

/** The units that a notification names cannot be told for this order. Shown to the seller. */
final class UnitsRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;
    private final String remedy;

    UnitsRefusedException(String rule, String reason, String remedy) {
        super(reason);
        this.rule = rule;
        this.remedy = remedy;
    }

    String rule() {
        return rule;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }
}
