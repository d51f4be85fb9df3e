package dev.shopconnector.sandbox.orders;

import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.ShipTo;
import dev.shopconnector.sandbox.shop.Shop;
import dev.shopconnector.sandbox.shop.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What of an order follows from its seed: lines, prices, people, words. The same order always has the same content. */
record OrderContent(
        List<Unit> units,
        Shipping shipping,
        int taxBasisPoints,
        ShipTo shipTo,
        String buyerMessage,
        String sellerNote) {

    static OrderContent of(Order order, Shop shop) {
        SplittableRandom random = new SplittableRandom(order.seed);
        Place place = People.place(random);
        ShipTo chosen = order.chosenAddress();
        ShipTo generated = People.buyer(random, place);
        String note = random.nextInt(4) == 0 ? People.pick(random, BuyerNotes.ALL) : "";
        String sellerNote = random.nextInt(15) == 0 ? "Checked stock, pack with care \uD83D\uDCE6" : "";
        int tax = order.profile.free() ? 0 : place.taxBasisPoints();
        Shipping shipping = order.profile.free() ? Shipping.NONE : shipping(random, tax);
        return new OrderContent(
                units(random, order, shop, place),
                shipping,
                tax,
                chosen == null ? generated : chosen,
                order.chosenNote == null ? note : order.chosenNote,
                sellerNote);
    }

    /** The tax rate as TikTok Shop writes it. */
    String taxRate() {
        return taxBasisPoints == 0 ? "0" : String.format(Locale.ROOT, "0.%04d", taxBasisPoints);
    }

    private static Shipping shipping(SplittableRandom random, int tax) {
        long original = List.of(0L, 399L, 499L, 599L, 1299L).get(random.nextInt(5));
        int discount = random.nextInt(4);
        long seller = discount == 1 ? original : discount == 2 ? original / 3 : 0;
        long platform = discount == 2 ? original / 2 : discount == 3 ? original : 0;
        long cofunded = random.nextInt(30) == 0 ? original / 4 : 0;
        long fee = original - seller - platform;
        long insurance = random.nextInt(25) == 0 ? 149 : 0;
        return new Shipping(
                original, seller, platform, cofunded, random.nextBoolean() ? Money.share(fee, tax) : 0, insurance);
    }

    private static List<Unit> units(SplittableRandom random, Order order, Shop shop, Place place) {
        List<Unit> units = new ArrayList<>();
        int sellerShare = random.nextInt(3) == 0 ? 500 + 500 * random.nextInt(4) : 0;
        int platformShare = random.nextInt(4) == 0 ? 1000 : 0;
        boolean firstOnly = random.nextInt(20) == 0;
        boolean lastIsGift = order.units > 1 && random.nextInt(12) == 0;
        Sku sku = People.pick(random, shop.catalog().skus());
        for (int i = 0; i < order.units; i++) {
            if (i > 0 && random.nextInt(2) == 0) {
                sku = People.pick(random, shop.catalog().skus());
            }
            List<Sku> chosen = order.chosenSkus;
            if (chosen != null) {
                sku = chosen.get(i % chosen.size());
            }
            boolean gift = lastIsGift && i == order.units - 1 && chosen == null;
            long original = order.profile.free() || gift ? 0 : sku.cents();
            long seller = Money.share(original, sellerShare);
            long platform = firstOnly && i > 0 ? 0 : Money.share(original, platformShare);
            long tax = order.profile.free() ? 0 : Money.share(original - seller - platform, place.taxBasisPoints());
            units.add(new Unit(sku, original, seller, platform, tax, retailFee(order, place, i), gift));
        }
        return units;
    }

    private static long retailFee(Order order, Place place, int position) {
        if (order.profile.free()) {
            return 0;
        }
        long share = place.retailFeeCents() / order.units;
        return position == 0 ? place.retailFeeCents() - share * (order.units - 1) : share;
    }
}
