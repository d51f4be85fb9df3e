package dev.shopconnector.connections;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.shopconnector.tiktok.TikTokSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens consents: the link that an operator gives to a seller, good once. */
@Component("consents")
public class Consents {
    /** No order is older: before it nothing can be imported. */
    public static final LocalDate EARLIEST_IMPORT = LocalDate.of(2020, 1, 1);

    private static final int LONGEST_REQUEST = 16 * 1024;
    private static final Duration DEFAULT_IMPORT = Duration.ofDays(30);

    private final ConsentStates states;
    private final TikTokSettings tiktok;
    private final ConnectionsSettings settings;
    private final Clock clock;
    private final ObjectReader json;

    Consents(
            ConsentStates states, TikTokSettings tiktok, ConnectionsSettings settings, Clock clock, ObjectMapper json) {
        this.states = states;
        this.tiktok = tiktok;
        this.settings = settings;
        this.clock = clock;
        this.json = json.readerFor(ConsentRequest.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /**
     * Opens a consent.
     *
     * @param body JSON as {@link ConsentRequest}, at most 16 KB; empty asks for the defaults
     * @throws ConsentRefusedException when the request cannot be met; the message says why
     */
    public ConsentLink open(@Nullable InputStream body) {
        ConsentRequest request = read(body);
        Instant now = clock.instant();
        Instant importFrom = request.importFrom() == null
                ? now.minus(DEFAULT_IMPORT)
                : request.importFrom().toInstant();
        String storeKey = request.storeKey();
        if (storeKey != null && storeKey.length() < settings.shortestStoreKey()) {
            throw new ConsentRefusedException(
                    400,
                    "store_key must have at least " + settings.shortestStoreKey() + " characters, or be left out.");
        }
        return link(new ConsentStates.Opened(
                storeKey == null ? null : StoreKeys.hash(storeKey), request.storeName(), importFrom, null, null, null));
    }

    /**
     * Opens a consent for a user of the pages; only this user can end it, in the same browser.
     *
     * @param browser what the session of this browser alone knows
     * @param storeName how the store is to be called; null for TikTok's name of the shop
     * @param importFrom orders changed since then are imported; not used for a shop that is known
     * @param shopId the shop that is to be connected again; null when it may be any
     * @throws ConsentRefusedException when the request cannot be met; the message says why
     */
    public ConsentLink begin(
            String user, String browser, @Nullable String storeName, Instant importFrom, @Nullable String shopId) {
        return link(new ConsentStates.Opened(null, storeName, importFrom, user, StoreKeys.hash(browser), shopId));
    }

    private ConsentLink link(ConsentStates.Opened consent) {
        if (tiktok.serviceId().isBlank()) {
            throw new ConsentRefusedException(
                    409, "Set TIKTOK_SERVICE_ID: the service id of the app, see Partner Center.");
        }
        Instant now = clock.instant();
        if (consent.importFrom().isAfter(now)) {
            throw new ConsentRefusedException(400, "import_from lies in the future.");
        }
        // A shop that is known keeps its own day, whatever that is.
        if (consent.shopId() == null
                && consent.importFrom()
                        .isBefore(EARLIEST_IMPORT.atStartOfDay(ZoneOffset.UTC).toInstant())) {
            throw new ConsentRefusedException(400, "import_from lies before " + EARLIEST_IMPORT + ".");
        }
        String storeName = consent.storeName();
        if (storeName != null
                && (storeName.isBlank() || PlainLine.objection(storeName, PlainLine.LONGEST_STORE_NAME) != null)) {
            throw new ConsentRefusedException(
                    400, "store_name must be one line of plain text, 1 to 255 characters, or be left out.");
        }
        String state = StoreKeys.random();
        Instant expiresAt = now.plus(settings.consentLifetime());
        states.add(state, consent, expiresAt);
        String url = tiktok.consentUrl() + "/open/authorize?service_id="
                + URLEncoder.encode(tiktok.serviceId(), StandardCharsets.UTF_8) + "&state=" + state;
        return new ConsentLink(url, state, expiresAt.toString());
    }

    private ConsentRequest read(@Nullable InputStream body) {
        try {
            byte[] text = body == null ? new byte[0] : body.readNBytes(LONGEST_REQUEST + 1);
            if (text.length > LONGEST_REQUEST) {
                throw new ConsentRefusedException(413, "The request is larger than 16 KB.");
            }
            return text.length == 0 ? new ConsentRequest(null, null, null) : nonNull(json.readValue(text));
        } catch (JacksonException e) {
            throw new ConsentRefusedException(
                    400,
                    "Send JSON with store_name, import_from (2026-11-01T00:00:00Z) and store_key, or none of them.");
        } catch (IOException e) {
            throw new ConsentRefusedException(400, "The request broke off.");
        }
    }

    private static ConsentRequest nonNull(@Nullable ConsentRequest request) {
        return request == null ? new ConsentRequest(null, null, null) : request;
    }
}
