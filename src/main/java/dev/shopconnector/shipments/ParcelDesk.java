package dev.shopconnector.shipments;

import dev.shopconnector.connections.Store;
import dev.shopconnector.orders.KnownOrders;
import dev.shopconnector.shipstation.InvalidRequestException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person may do with a parcel that waits or was refused: send it on its way again, or give it up. */
@Component("parcelDesk")
@Transactional
public class ParcelDesk {
    private final JdbcClient db;
    private final KnownOrders orders;
    private final ParcelTable table;
    private final ParcelNotifications notifications;
    private final ParcelRows rows;
    private final Clock clock;

    ParcelDesk(
            JdbcClient db,
            KnownOrders orders,
            ParcelTable table,
            ParcelNotifications notifications,
            ParcelRows rows,
            Clock clock) {
        this.db = db;
        this.orders = orders;
        this.table = table;
        this.notifications = notifications;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * A refused parcel is due at once, and a waiting one need not wait for its time. Units that could not be told when it
     * came are looked for again.
     *
     * @throws InvalidRequestException when it is settled, or its units are in another parcel by now
     */
    public Parcel replay(Store store, Parcel seen) {
        Parcel parcel = lock(store, seen);
        Instant now = clock.instant();
        if (parcel.state() == ParcelState.WAITING) {
            return save(parcel.decided(
                    new ParcelDecision(
                            ParcelState.WAITING, "replayed", "A person asked to try it now.", parcel.remedy()),
                    now,
                    now));
        }
        if (parcel.state() != ParcelState.REFUSED) {
            throw new InvalidRequestException(
                    "the parcel is " + parcel.state().word() + "; only one that waits or was refused can be replayed");
        }
        Parcel again = parcel.decided(
                new ParcelDecision(ParcelState.WAITING, "replayed", "A person sent it on its way again.", null),
                now,
                now);
        return save(again.replayed(units(store, parcel), now.plusSeconds(3_600)));
    }

    /**
     * TikTok is not told of the parcel any more; it is kept with the note.
     *
     * @throws InvalidRequestException when TikTok has it, or there is no note
     */
    public Parcel giveUp(Store store, Parcel seen, String note) {
        if (note.isBlank() || note.length() > 1_000) {
            throw new InvalidRequestException("note: say in up to 1000 characters why TikTok is not to be told");
        }
        Parcel parcel = lock(store, seen);
        if (parcel.state() != ParcelState.WAITING && parcel.state() != ParcelState.REFUSED) {
            throw new InvalidRequestException(
                    "the parcel is " + parcel.state().word() + "; only one that waits or was refused can be given up");
        }
        ParcelDecision decision = new ParcelDecision(
                ParcelState.GIVEN_UP, "given-up", "A person decided that TikTok is not told: " + note.strip(), null);
        return save(parcel.decided(decision, clock.instant(), null));
    }

    private Parcel lock(Store store, Parcel seen) {
        orders.lock(store.shopId(), Set.of(seen.orderId()));
        return table.ofOrders(store.shopId(), Set.of(seen.orderId())).getOrDefault(seen.orderId(), List.of()).stream()
                .filter(parcel -> parcel.id().equals(seen.id()))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException("this store has no such parcel"));
    }

    private List<String> units(Store store, Parcel parcel) {
        Map<String, KnownOrders.Known> known = orders.lock(store.shopId(), Set.of(parcel.orderId()));
        List<Parcel> others = new ArrayList<>(
                table.ofOrders(store.shopId(), Set.of(parcel.orderId())).getOrDefault(parcel.orderId(), List.of()));
        others.removeIf(other -> other.id().equals(parcel.id()));
        if (parcel.lineIds().isEmpty()) {
            try {
                return new ParcelIntake(known.get(parcel.orderId()), others).again(notifications.told(parcel));
            } catch (UnitsRefusedException e) {
                throw new InvalidRequestException(e.reason() + " " + e.remedy());
            }
        }
        boolean taken = others.stream()
                .filter(other -> other.state().holdsItsUnits() && !other.id().equals(parcel.replaces()))
                .anyMatch(other -> other.lineIds().stream().anyMatch(parcel.lineIds()::contains));
        if (taken) {
            throw new InvalidRequestException(
                    "units of this parcel are in another parcel of the order by now; give this one up");
        }
        return parcel.lineIds();
    }

    private Parcel save(Parcel parcel) {
        db.sql(
                        "UPDATE parcels SET state = :state, rule = :rule, reason = :reason, remedy = :remedy, journey = :journey,"
                                + " line_ids = :lines, replays = :replays, failures = 0, next_try_at = :next,"
                                + " deadline_at = :deadline, changed_at = SYSDATE(6) WHERE shop_id = :shop AND id = :id")
                .param("state", parcel.state().word())
                .param("rule", parcel.rule())
                .param("reason", parcel.reason())
                .param("remedy", parcel.remedy())
                .param("journey", rows.text(parcel.journey()))
                .param("lines", rows.text(parcel.lineIds()))
                .param("replays", parcel.replays())
                .param("next", ParcelRows.utc(parcel.nextTryAt()))
                .param("deadline", ParcelRows.utc(parcel.deadlineAt()))
                .param("shop", parcel.shopId())
                .param("id", parcel.id())
                .update();
        return parcel;
    }
}
