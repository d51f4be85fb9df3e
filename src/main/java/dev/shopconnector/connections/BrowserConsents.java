package dev.shopconnector.connections;

import dev.shopconnector.tiktok.TikTokShop;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends the consents that users of the pages began. */
@Component
public class BrowserConsents {
    private final ConsentCallback callback;
    private final ConsentChoices choices;

    BrowserConsents(ConsentCallback callback, ConsentChoices choices) {
        this.callback = callback;
        this.choices = choices;
    }

    /**
     * Uses state and code up and connects the shop. When the consent covers several, nothing is connected yet.
     *
     * @param user who is logged in
     * @param browser what the session of this browser alone knows
     * @throws ConsentRefusedException when no shop was connected; the message says why and what to do
     */
    public Answer end(
            String user, String browser, @Nullable String state, @Nullable String code, @Nullable String error) {
        ConsentStates.Opened opened = callback.open(state);
        byte[] begun = opened.browserHash();
        if (!user.equals(opened.user()) || begun == null || !MessageDigest.isEqual(begun, StoreKeys.hash(browser))) {
            throw new ConsentRefusedException(
                    403, "This consent was begun by another user or in another browser. Nothing was connected.");
        }
        ConsentCallback.Consented consented = callback.exchange(opened, code, error);
        List<TikTokShop> shops = shops(consented.shops(), opened.shopId());
        if (shops.size() == 1) {
            return new Answer(callback.connect(consented, shops.get(0)), null);
        }
        String choice = String.valueOf(state);
        choices.open(choice, consented, shops);
        return new Answer(null, choice);
    }

    /**
     * The shops to choose from.
     *
     * @param choice of {@link Answer}
     * @throws ConsentRefusedException when there is nothing to choose, or any more
     */
    public List<Offer> offers(String user, String browser, String choice) {
        return choices.shops(user, browser, choice).stream()
                .map(shop -> new Offer(shop.id(), shop.name(), shop.code()))
                .toList();
    }

    /**
     * Connects the chosen shops, each as a store with TikTok's name of the shop. Once; whoever asks again within minutes
     * gets the same answer.
     *
     * @throws ConsentRefusedException when one cannot be connected; then none is
     */
    public List<Connected> choose(String user, String browser, String choice, List<String> shopIds) {
        return choices.choose(user, browser, choice, shopIds);
    }

    private static List<TikTokShop> shops(List<TikTokShop> all, @Nullable String wanted) {
        List<TikTokShop> connectable = ShopChoice.connectable(all);
        if (wanted == null) {
            return connectable;
        }
        return connectable.stream()
                .filter(shop -> shop.id().equals(wanted))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new ConsentRefusedException(
                        409,
                        "This consent is for " + ShopChoice.names(all) + ", not for the shop of this store. Nothing was"
                                + " changed. Reconnect again and choose this store's own seller account at TikTok."));
    }

    /**
     * What came of a consent: one of the two.
     *
     * @param connected the shop that was connected
     * @param choice what {@link #choose} is to be told, when the consent covers several shops
     */
    public record Answer(@Nullable Connected connected, @Nullable String choice) {}

    /** A shop that can be connected; {@code code} is how its seller sees it in Seller Center. */
    public record Offer(String id, String name, String code) {}
}
