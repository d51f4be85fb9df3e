package dev.shopconnector.tiktok;

/** The times of an order by which TikTok Shop searches and sorts: TikTok Shop order API, Get Order List. */
public enum OrderTime {
    /** When it was placed. */
    CREATE("create_time"),
    /** When it changed last. */
    UPDATE("update_time");

    private final String field;

    OrderTime(String field) {
        this.field = field;
    }

    /** TikTok's name of it. */
    public String field() {
        return field;
    }

    /**
     * The time that TikTok calls so.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static OrderTime of(String field) {
        for (OrderTime time : values()) {
            if (time.field.equals(field)) {
                return time;
            }
        }
        throw new IllegalArgumentException("no time of an order: " + field);
    }
}
