package dev.shopconnector.connections;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.shopconnector.shipstation.Address;
import dev.shopconnector.shipstation.SalesOrderStatus;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a merchant wants a store. Every missing part has its default, so that what was stored before a part existed reads
 * well.
 *
 * @param toldVersion the saving that last changed what ShipStation is told of orders; 0 for the defaults
 * @param manualImportOnly whether new orders come in only when somebody asks for them
 * @param statuses TikTok status → ShipStation status, over the default table
 * @param customFields {@code custom_field_1..3} → path of a data point, where ShipStation's request names none
 * @param held what ShipStation is told of orders that must wait and that it does not have
 * @param uspsRule null leaves it to the node
 * @param carriers ShipStation's name of a carrier → TikTok's, over the table of aliases
 * @param retentionDays how long personal data of closed orders is to be kept
 * @param shipFrom null leaves it to ShipStation
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StoreSettings(
        long toldVersion,
        boolean manualImportOnly,
        Map<String, SalesOrderStatus> statuses,
        Map<String, String> customFields,
        Branding branding,
        Notifications notifications,
        HeldOrders held,
        @Nullable UspsRule uspsRule,
        Map<String, String> carriers,
        int retentionDays,
        @Nullable Address shipFrom) {
    public static final int DEFAULT_RETENTION_DAYS = 30;

    /** Those of a store that nobody has changed. */
    public static final StoreSettings DEFAULTS = new StoreSettings(
            0,
            false,
            Map.of(),
            Map.of(),
            Branding.NONE,
            Notifications.DEFAULTS,
            HeldOrders.HIDE,
            null,
            Map.of(),
            DEFAULT_RETENTION_DAYS,
            null);

    public StoreSettings {
        statuses = sorted(statuses);
        customFields = sorted(customFields);
        branding = branding == null ? Branding.NONE : branding;
        notifications = notifications == null ? Notifications.DEFAULTS : notifications;
        held = held == null ? HeldOrders.HIDE : held;
        carriers = sorted(carriers);
        retentionDays = retentionDays <= 0 ? DEFAULT_RETENTION_DAYS : retentionDays;
    }

    /**
     * Under whose name things go out.
     *
     * @param companyName whose brand a parcel carries
     * @param logoUrl shown on the store's own pages only
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Branding(
            @Nullable String companyName, @Nullable String logoUrl, @Nullable String phone, @Nullable String website) {
        public static final Branding NONE = new Branding(null, null, null, null);
    }

    /**
     * Who is told of a shipment.
     *
     * @param emailBuyers whether ShipStation may write to buyers, whose addresses are TikTok's relay
     * @param keepFromTikTok whether ShipStation is to tell TikTok of no shipment
     */
    public record Notifications(boolean emailBuyers, boolean keepFromTikTok) {
        public static final Notifications DEFAULTS = new Notifications(false, false);
    }

    /** What ShipStation is told of orders that must wait. None of it makes them shippable. */
    public enum HeldOrders {
        /** Nothing, until they may be shipped. */
        HIDE,
        /** That they are on hold, as soon as TikTok shows where they go. */
        ON_HOLD
    }

    /** What becomes of USPS labels that were not bought through TikTok Shipping. */
    public enum UspsRule {
        OFF,
        WARN,
        REFUSE
    }

    /** Whether ShipStation is told the same of every order by the others. */
    public boolean tellsTheSame(StoreSettings other) {
        return statuses.equals(other.statuses)
                && customFields.equals(other.customFields)
                && java.util.Objects.equals(branding.companyName(), other.branding.companyName())
                && notifications.equals(other.notifications)
                && held == other.held
                && java.util.Objects.equals(shipFrom, other.shipFrom);
    }

    public StoreSettings withToldVersion(long version) {
        return new StoreSettings(
                version,
                manualImportOnly,
                statuses,
                customFields,
                branding,
                notifications,
                held,
                uspsRule,
                carriers,
                retentionDays,
                shipFrom);
    }

    /** The rule for USPS labels as {@code shipments.carrier} names it: this store's, or else the node's. */
    public String uspsRuleOr(String nodes) {
        String rule = uspsRule == null ? nodes.strip() : uspsRule.name();
        return switch (rule.toUpperCase(java.util.Locale.ROOT)) {
            case "OFF" -> "off";
            case "REFUSE" -> "refuse";
            default -> "warn";
        };
    }

    private static <V> Map<String, V> sorted(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
