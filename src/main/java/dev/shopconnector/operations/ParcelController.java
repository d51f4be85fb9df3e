package dev.shopconnector.operations;

import dev.shopconnector.connections.Store;
import dev.shopconnector.connections.StoreDoor;
import dev.shopconnector.connections.StoreErrors;
import dev.shopconnector.shipments.Parcel;
import dev.shopconnector.shipments.ParcelDesk;
import dev.shopconnector.shipments.ParcelPlace;
import dev.shopconnector.shipments.ParcelRecords;
import dev.shopconnector.shipments.ParcelState;
import dev.shopconnector.shipstation.ErrorBody;
import dev.shopconnector.shipstation.InvalidRequestException;
import dev.shopconnector.shipstation.ShipStationJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits and what failed of a store's parcels, and what a person may do about it; with the store's key. */
@RestController
@RequestMapping("/parcels")
class ParcelController {
    private static final int MOST = 500;

    private final StoreDoor door;
    private final StoreErrors errors;
    private final ExplainParcels explain;
    private final ParcelRecords records;
    private final ParcelDesk desk;

    ParcelController(
            StoreDoor door, StoreErrors errors, ExplainParcels explain, ParcelRecords records, ParcelDesk desk) {
        this.door = door;
        this.errors = errors;
        this.explain = explain;
        this.records = records;
        this.desk = desk;
    }

    record Replayed(List<String> replayed, List<NotReplayed> notReplayed) {}

    record NotReplayed(String parcelId, String reason) {}

    /** Which parcels to replay: all refused ones that this rule decided. */
    record Kind(@Nullable String rule) {}

    record GivingUp(@Nullable String note) {}

    @GetMapping
    ResponseEntity<byte[]> list(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "500") int limit) {
        return answer(key, store -> {
            if (limit < 1 || limit > MOST) {
                throw new InvalidRequestException("limit must be 1 to " + MOST);
            }
            ParcelPlace behind = cursor == null || cursor.isBlank() ? null : ParcelPlace.of(cursor);
            return explain.list(store.shopId(), states(state), rule, behind, limit);
        });
    }

    @GetMapping("/{parcelId}/explanation")
    ResponseEntity<byte[]> explain(
            @PathVariable String parcelId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key) {
        return answer(key, store -> explained(store, parcelId));
    }

    @PostMapping("/{parcelId}/replay")
    ResponseEntity<byte[]> replay(
            @PathVariable String parcelId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key) {
        return answer(key, store -> {
            desk.replay(store, parcel(store, parcelId));
            return explained(store, parcelId);
        });
    }

    @PostMapping("/replay")
    ResponseEntity<byte[]> replayAll(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        return answer(key, store -> {
            Kind kind = read(body, Kind.class);
            if (kind.rule() == null || kind.rule().isBlank()) {
                throw new InvalidRequestException("rule: say which refused parcels to replay, such as carrier");
            }
            List<String> replayed = new ArrayList<>();
            List<NotReplayed> not = new ArrayList<>();
            for (Parcel parcel : records.list(store.shopId(), ParcelState.REFUSED, kind.rule(), null, 10_000)) {
                try {
                    replayed.add(desk.replayOfKind(store, parcel).id());
                } catch (InvalidRequestException e) {
                    not.add(new NotReplayed(parcel.id(), String.valueOf(e.getMessage())));
                }
            }
            return new Replayed(replayed, not);
        });
    }

    @PostMapping("/{parcelId}/give-up")
    ResponseEntity<byte[]> giveUp(
            @PathVariable String parcelId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        return answer(key, store -> {
            GivingUp wish = read(body, GivingUp.class);
            desk.giveUp(store, parcel(store, parcelId), wish.note() == null ? "" : wish.note());
            return explained(store, parcelId);
        });
    }

    /** Only behind the door: who has no key is told that first, whatever the body is. */
    private static <T> T read(byte @Nullable [] body, Class<T> type) {
        return ShipStationJson.read(body == null ? new byte[0] : body, type);
    }

    private Parcel parcel(Store store, String parcelId) {
        return records.find(store.shopId(), parcelId).orElseThrow(() -> new NoSuchParcelException(parcelId));
    }

    private ParcelExplanation explained(Store store, String parcelId) {
        return explain.one(store.shopId(), parcelId).orElseThrow(() -> new NoSuchParcelException(parcelId));
    }

    private static List<ParcelState> states(String state) {
        if (state.isBlank()) {
            return List.of(ParcelState.REFUSED, ParcelState.WAITING);
        }
        try {
            return List.of(ParcelState.of(state));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("state must be waiting, accepted, refused, replaced or given_up");
        }
    }

    private ResponseEntity<byte[]> answer(@Nullable String key, Function<Store, Object> work) {
        try {
            return json(200, work.apply(door.enter(key, null)));
        } catch (NoSuchParcelException e) {
            return json(404, ErrorBody.notFound("this store has no such parcel", null));
        } catch (RuntimeException e) {
            StoreErrors.Answer answer = errors.answer(e, null);
            return json(answer.status(), answer.body());
        }
    }

    private static ResponseEntity<byte[]> json(int status, Object body) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .body(ShipStationJson.write(body).getBytes(StandardCharsets.UTF_8));
    }

    private static final class NoSuchParcelException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoSuchParcelException(String parcelId) {
            super("no parcel of " + parcelId.length() + " characters");
        }
    }
}
