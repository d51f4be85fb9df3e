package dev.shopconnector.connections;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.tiktok.TikTokShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends the consents that users of the pages began. */
@Component
public class BrowserConsents {
    private static final String PLACE = "consent choice of ";

    private final ConsentCallback callback;
    private final KeyedSeal seal;
    private final ObjectMapper json;

    BrowserConsents(ConsentCallback callback, KeyedSeal seal, ObjectMapper json) {
        this.callback = callback;
        this.seal = seal;
        this.json = json;
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
        ConsentCallback.Consented consented = callback.exchange(code, error);
        List<TikTokShop> shops = callback.orKeep(consented, () -> shops(consented.shops(), opened.shopId()));
        if (shops.size() == 1) {
            return new Answer(callback.connect(consented, shops, opened), null);
        }
        return new Answer(List.of(), seal.seal(write(new Choice(consented, opened)), PLACE + user));
    }

    /** The shops to choose from. */
    public List<Offer> offers(String user, byte[] choice) {
        return ShopChoice.connectable(open(user, choice).consented().shops()).stream()
                .map(shop -> new Offer(shop.id(), shop.name(), shop.code()))
                .toList();
    }

    /**
     * Connects the chosen shops, each as a store with TikTok's name of the shop.
     *
     * @throws ConsentRefusedException when one cannot be connected; then none is
     */
    public List<Connected> choose(String user, byte[] choice, List<String> shopIds) {
        Choice open = open(user, choice);
        List<TikTokShop> chosen = ShopChoice.connectable(open.consented().shops()).stream()
                .filter(shop -> shopIds.contains(shop.id()))
                .toList();
        if (chosen.isEmpty()) {
            throw new ConsentRefusedException(400, "Choose at least one of the shops.");
        }
        ConsentStates.Opened opened =
                chosen.size() == 1 ? open.opened() : open.opened().withoutStoreName();
        return callback.connect(open.consented(), chosen, opened);
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

    private Choice open(String user, byte[] choice) {
        try {
            return json.readValue(seal.open(choice, PLACE + user), Choice.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] write(Choice choice) {
        try {
            return json.writeValueAsBytes(choice);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What came of a consent.
     *
     * @param choice when the consent covers several shops: what {@link #choose} needs, sealed; null otherwise
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(List<Connected> connected, byte @Nullable [] choice) {}

    /** A shop that can be connected; {@code code} is how its seller sees it in Seller Center. */
    public record Offer(String id, String name, String code) {}

    private record Choice(ConsentCallback.Consented consented, ConsentStates.Opened opened) {}
}
