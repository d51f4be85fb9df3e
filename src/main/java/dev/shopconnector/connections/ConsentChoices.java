package dev.shopconnector.connections;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.tiktok.TikTokShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The choice between the shops of one consent. It lies in the consent's row, sealed, so that of two clicks at once the
 * second waits for the first; the answer can be seen again for a few minutes, since a browser shows only the last one.
 */
@Repository
class ConsentChoices {
    /** How long the answer, with the keys of the stores, can be seen again. */
    static final Duration SHOWN = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final KeptConsents consents;
    private final ConnectionRecords records;
    private final KeyedSeal seal;
    private final ObjectMapper json;
    private final Clock clock;

    ConsentChoices(
            JdbcClient jdbc,
            KeptConsents consents,
            ConnectionRecords records,
            KeyedSeal seal,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.consents = consents;
        this.records = records;
        this.seal = seal;
        this.json = json;
        this.clock = clock;
    }

    /** Opens the choice; the tokens are kept, also of a seller who was not known. */
    @Transactional
    public void open(String state, ConsentCallback.Consented consented, List<TikTokShop> shops) {
        Choice choice = new Choice(consents.always(consented), shops, consented.opened());
        byte[] id = StoreKeys.hash(state);
        jdbc.sql("UPDATE consents SET choice = :choice WHERE state_hash = :id")
                .param("choice", seal.seal(bytes(choice), place("choice", id)))
                .param("id", id)
                .update();
    }

    /**
     * The shops to choose from.
     *
     * @throws ConsentRefusedException when there is no choice of this user in this browser, or any more
     */
    @Transactional(readOnly = true)
    public List<TikTokShop> shops(String user, String browser, String state) {
        Row row = row(user, browser, state, "");
        if (row.answeredAt() != null) {
            throw nothing();
        }
        return choice(row, state).shops();
    }

    /**
     * Connects the chosen shops, once; whoever asks again within minutes gets the same answer.
     *
     * @throws ConsentRefusedException when one cannot be connected; then none is
     */
    @Transactional
    public List<Connected> choose(String user, String browser, String state, List<String> shopIds) {
        byte[] id = StoreKeys.hash(state);
        Row row = row(user, browser, state, " FOR UPDATE");
        LocalDateTime now = DbTime.of(clock.instant());
        LocalDateTime answeredAt = row.answeredAt();
        if (answeredAt != null) {
            byte[] answer = row.answer();
            if (answer == null || !now.isBefore(answeredAt.plus(SHOWN))) {
                throw nothing();
            }
            return read(seal.open(answer, place("answer", id)), new TypeReference<List<Connected>>() {});
        }
        Choice choice = choice(row, state);
        List<TikTokShop> chosen = choice.shops().stream()
                .filter(shop -> shopIds.contains(shop.id()))
                .toList();
        if (chosen.isEmpty()) {
            throw new ConsentRefusedException(400, "Choose at least one of the shops.");
        }
        List<Connected> connected = records.write(
                choice.consent(),
                chosen,
                chosen.size() == 1 ? choice.opened() : choice.opened().withoutStoreName());
        jdbc.sql("UPDATE consents SET choice = NULL, answer = :answer, answered_at = :now WHERE state_hash = :id")
                .param("answer", seal.seal(bytes(connected), place("answer", id)))
                .param("now", now)
                .param("id", id)
                .update();
        return connected;
    }

    private Row row(String user, String browser, String state, String lock) {
        return jdbc.sql("SELECT choice, answer, answered_at FROM consents WHERE state_hash = :id AND user_name = :user"
                        + " AND browser_hash = :browser" + lock)
                .param("id", StoreKeys.hash(state))
                .param("user", user)
                .param("browser", StoreKeys.hash(browser))
                .query((row, number) -> new Row(
                        row.getBytes("choice"),
                        row.getBytes("answer"),
                        row.getObject("answered_at", LocalDateTime.class)))
                .optional()
                .orElseThrow(ConsentChoices::nothing);
    }

    private Choice choice(Row row, String state) {
        byte[] choice = row.choice();
        if (choice == null) {
            throw nothing();
        }
        return read(seal.open(choice, place("choice", StoreKeys.hash(state))), new TypeReference<Choice>() {});
    }

    private static ConsentRefusedException nothing() {
        return new ConsentRefusedException(400, "There is nothing to choose any more. Connect the store again.");
    }

    private static String place(String column, byte[] id) {
        return "consent " + column + " " + HexFormat.of().formatHex(id);
    }

    private <T> T read(byte[] text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(byte @Nullable [] choice, byte @Nullable [] answer, @Nullable LocalDateTime answeredAt) {}

    private record Choice(KeptConsents.Kept consent, List<TikTokShop> shops, ConsentStates.Opened opened) {}
}
