package dev.shopconnector.orders;

import dev.shopconnector.shipstation.Address;
import dev.shopconnector.shipstation.BuyerInfo;
import dev.shopconnector.shipstation.OriginalOrderSource;
import dev.shopconnector.shipstation.RequestedFulfillment;
import dev.shopconnector.shipstation.SalesOrder;
import dev.shopconnector.shipstation.SalesOrderItem;
import dev.shopconnector.shipstation.SalesOrderStatus;
import dev.shopconnector.shipstation.ShippingPreferences;
import dev.shopconnector.tiktok.TikTokLine;
import dev.shopconnector.tiktok.TikTokOrder;
import dev.shopconnector.tiktok.TikTokPayment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From an order of TikTok Shop to a sales order of ShipStation. It maps whatever it is given; whether ShipStation takes
 * the result is for {@link dev.shopconnector.shipstation.SalesOrderValidator} to say.
 */
public final class SalesOrderMapper {
    private static final String MARKETPLACE = "TIKTOK_SHOP";
    private static final int LONGEST_SERVICE = 100;
    /** What ShipStation's Custom Store format has room for; no label prints more. */
    private static final int LONGEST_NAME = 100;

    private static final int LONGEST_PHONE = 50;
    private static final int LONGEST_BUYER_ID = 100;
    private static final int LONGEST_EMAIL = 254;

    private SalesOrderMapper() {}

    /**
     * The sales order, with the lines that {@link LineSelection} picks for this status and without a modified time,
     * which is the export's to set.
     *
     * @param address where it goes; also the only source of the buyer's name and phone
     */
    public static MappedOrder map(TikTokOrder order, SalesOrderStatus status, ShipTo address) {
        List<String> warnings = new ArrayList<>();
        ShipTo shipTo =
                fits(address.phone(), LONGEST_PHONE, "phone number", warnings) ? address : address.withoutPhone();
        List<TikTokLine> lines = LineSelection.select(order, status);
        List<LineGroup> groups = LineGroup.of(lines);
        List<SalesOrderItem> items =
                groups.stream().map(group -> ItemMapper.map(group, warnings)).toList();
        boolean someLeftOut = lines.size() < order.lineItems().size();
        var payment = PaymentMapper.map(order, status, sum(items), someLeftOut, warnings);
        String currency = currency(order, warnings);
        String name = shipTo.name();
        if (name != null && !FittingText.fits(name, LONGEST_NAME)) {
            warnings.add("The recipient's name is longer than " + LONGEST_NAME
                    + " characters and was shortened; TikTok's Seller Center shows all of it.");
        }
        var fulfillment = new RequestedFulfillment(null, address(shipTo), items, null, preferences(order, lines), null);
        var salesOrder = new SalesOrder(
                order.id(),
                order.id(),
                status,
                order.paidTime(),
                status == SalesOrderStatus.Completed ? shippedAt(order) : null,
                source(order),
                List.of(fulfillment),
                buyer(order, shipTo, warnings),
                null,
                currency,
                payment,
                null,
                null,
                OrderNotes.map(order, warnings),
                LineContext.of(groups).text(),
                order.createTime(),
                null,
                CleanText.of(order.fulfillmentType()));
        return new MappedOrder(salesOrder, warnings);
    }

    private static BigDecimal sum(List<SalesOrderItem> items) {
        BigDecimal sum = BigDecimal.ZERO;
        for (SalesOrderItem item : items) {
            BigDecimal price = item.unitPrice() == null ? BigDecimal.ZERO : item.unitPrice();
            sum = sum.add(price.multiply(BigDecimal.valueOf(item.quantity())));
        }
        return sum;
    }

    private static @Nullable String currency(TikTokOrder order, List<String> warnings) {
        TikTokPayment payment = order.payment();
        List<String> named = Stream.concat(
                        Stream.ofNullable(payment == null ? null : payment.currency()),
                        order.lineItems().stream().map(TikTokLine::currency))
                .map(CleanText::of)
                .filter(Objects::nonNull)
                .map(code -> code.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
        if (named.size() > 1) {
            warnings.add("TikTok names more than one currency; the first is used.");
        }
        return named.isEmpty() ? null : named.get(0);
    }

    private static @Nullable Instant shippedAt(TikTokOrder order) {
        return order.rtsTime() != null
                ? order.rtsTime()
                : order.lineItems().stream()
                        .map(TikTokLine::rtsTime)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(null);
    }

    private static OriginalOrderSource source(TikTokOrder order) {
        String platform = CleanText.of(order.commercePlatform());
        return new OriginalOrderSource(
                null, (platform == null ? MARKETPLACE : platform).toLowerCase(Locale.ROOT), order.id());
    }

    private static @Nullable BuyerInfo buyer(TikTokOrder order, ShipTo shipTo, List<String> warnings) {
        String id = CleanText.of(order.userId());
        id = fits(id, LONGEST_BUYER_ID, "buyer id", warnings) ? id : null;
        String name = shipTo.name() == null ? unmasked(order.buyerNickname()) : shipTo.name();
        String email = unmasked(order.buyerEmail());
        email = fits(email, LONGEST_EMAIL, "buyer's e-mail address", warnings) ? email : null;
        boolean known = id != null || name != null || email != null || shipTo.phone() != null;
        return known ? new BuyerInfo(id, fitting(name), email, shipTo.phone()) : null;
    }

    /** What nobody could use in parts is left out as a whole, since no order is to wait for it. */
    private static boolean fits(@Nullable String text, int most, String what, List<String> warnings) {
        boolean fits = text == null || FittingText.fits(text, most);
        if (!fits) {
            warnings.add("The " + what + " is longer than " + most + " characters and was left out.");
        }
        return fits;
    }

    private static @Nullable String unmasked(@Nullable String text) {
        return text != null && text.indexOf('*') >= 0 ? null : CleanText.of(text);
    }

    private static @Nullable String fitting(@Nullable String name) {
        return name == null ? null : FittingText.of(name, LONGEST_NAME);
    }

    private static Address address(ShipTo to) {
        return new Address(
                fitting(to.name()),
                null,
                to.phone(),
                to.line1(),
                to.line2(),
                to.line3(),
                to.city(),
                to.stateProvince(),
                to.postalCode(),
                to.countryCode(),
                null);
    }

    private static ShippingPreferences preferences(TikTokOrder order, List<TikTokLine> lines) {
        boolean gift = lines.stream().anyMatch(line -> Boolean.TRUE.equals(line.isGift()));
        Instant shipBy = order.shipBy();
        Instant deliverBy = order.deliveryOptionRequiredDeliveryTime() == null
                ? order.deliverySlaTime()
                : order.deliveryOptionRequiredDeliveryTime();
        String service = CleanText.of(order.deliveryOptionName());
        boolean fits = service != null && FittingText.fits(service, LONGEST_SERVICE);
        // The address is TikTok's relay, which is not for shops to write to.
        Boolean suppressEmail = order.buyerEmail() == null ? null : Boolean.TRUE;
        return new ShippingPreferences(gift, suppressEmail, null, deliverBy, null, shipBy, fits ? service : null);
    }
}
