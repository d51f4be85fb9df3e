package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.shipstation.InvalidRequestException;
import dev.shopconnector.testing.StepHooks;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever happens to an order and in whatever sequence: what TikTok has and what our table says is the same. */
class ParcelPropertiesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final StepHooks HOOKS = new StepHooks();
    private static final ParcelStage STAGE = new ParcelStage(HOOKS, "shipments.accept.patience-millis=5000");

    @AfterContainer
    static void stop() {
        STAGE.close();
    }

    /** What may happen to an order. */
    enum Event {
        SHIP_SOME,
        SHIP_REST,
        REPEAT,
        TELL_AGAIN,
        OTHER_CARRIER,
        LOST_YES,
        OUTAGE,
        TIKTOK_NO,
        GIVE_UP_IN_FLIGHT,
        CORRECT,
        FEWER_UNITS,
        CANCEL_UNIT,
        CANCEL_ORDER,
        ASK_TO_CANCEL,
        WITHDRAW,
        PASS_TIME,
        SHIP_IN_SELLER_CENTER,
        REPLAY,
        GIVE_UP
    }

    /** An event; {@code which} picks its unit or parcel. */
    record Step(Event event, int which) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Event> events = Arbitraries.frequency(
                Tuple.of(6, Event.SHIP_SOME),
                Tuple.of(2, Event.SHIP_REST),
                Tuple.of(3, Event.REPEAT),
                Tuple.of(3, Event.TELL_AGAIN),
                Tuple.of(4, Event.OTHER_CARRIER),
                Tuple.of(2, Event.LOST_YES),
                Tuple.of(2, Event.OUTAGE),
                Tuple.of(2, Event.TIKTOK_NO),
                Tuple.of(2, Event.GIVE_UP_IN_FLIGHT),
                Tuple.of(5, Event.CORRECT),
                Tuple.of(3, Event.FEWER_UNITS),
                Tuple.of(2, Event.CANCEL_UNIT),
                Tuple.of(1, Event.CANCEL_ORDER),
                Tuple.of(2, Event.ASK_TO_CANCEL),
                Tuple.of(3, Event.WITHDRAW),
                Tuple.of(4, Event.PASS_TIME),
                Tuple.of(1, Event.SHIP_IN_SELLER_CENTER),
                Tuple.of(3, Event.REPLAY),
                Tuple.of(1, Event.GIVE_UP));
        return Combinators.combine(events, Arbitraries.integers().between(0, 99))
                .as(Step::new)
                .list()
                .ofMinSize(15)
                .ofMaxSize(40);
    }

    @Property(tries = 25)
    void ourTableAndTikTokAgree(
            @ForAll @IntRange(min = 1, max = 6) int units, @ForAll boolean held, @ForAll("steps") List<Step> steps) {
        NewOrder wish = held ? NewOrder.paidNow() : NewOrder.shippable(STAGE.now());
        Run run = new Run(STAGE.placed(wish.withUnits(units).withSkus(ParcelStage.MUG, ParcelStage.SOAP)));
        for (Step step : steps) {
            run.take(step);
            run.noUnitIsInTwoParcels();
        }
        run.comeToRest();
        run.noUnitIsInTwoParcels();
        run.agrees();
    }

    /** One order and what ShipStation has told of it. */
    private static final class Run {
        private final String order;
        private final List<String> lines;
        private final List<ObjectNode> told = new CopyOnWriteArrayList<>();
        private long inVain;

        Run(String order) {
            this.order = order;
            this.lines = STAGE.lines(order);
        }

        void take(Step step) {
            int which = step.which();
            var orders = STAGE.sandbox.control().orders();
            switch (step.event()) {
                case SHIP_SOME -> tell(ShippingStation.with(fresh(), lines.get(which % lines.size()), 1 + which % 2));
                case SHIP_REST -> tell(fresh());
                case REPEAT -> earlier(which).ifPresent(this::repeat);
                case TELL_AGAIN -> earlier(which).ifPresent(parcel -> tell(ShippingStation.anew(parcel)));
                case OTHER_CARRIER -> earlier(which).ifPresent(parcel -> otherCarrier(parcel, which));
                case CORRECT ->
                    earlier(which)
                            .ifPresent(parcel ->
                                    tell(ShippingStation.anew(parcel).put("tracking_number", ParcelStage.number())));
                case FEWER_UNITS ->
                    earlier(which).ifPresent(parcel -> tell(withOneOf(parcel, lines.get(which % lines.size()))));
                case LOST_YES -> troubled(Fault.of(FaultKind.RESET).afterEffect());
                case OUTAGE -> troubled(Fault.of(FaultKind.UNAVAILABLE));
                case TIKTOK_NO -> troubled(Fault.envelope(200, 21011022, "no such number"));
                case GIVE_UP_IN_FLIGHT -> givenUpInFlight();
                case CANCEL_UNIT -> orders.cancelLine(order, which % lines.size(), "BUYER");
                case CANCEL_ORDER -> orders.cancel(order, "BUYER");
                case ASK_TO_CANCEL -> orders.requestCancel(order);
                case WITHDRAW -> orders.withdrawCancelRequest(order);
                case PASS_TIME -> STAGE.advance(Duration.ofMinutes(which));
                case SHIP_IN_SELLER_CENTER -> shipInSellerCenter(1 + which % 2);
                case REPLAY -> parcels().forEach(Run::replay);
                case GIVE_UP -> parcels().stream().skip(which % 5).limit(1).forEach(Run::giveUp);
            }
        }

        private ObjectNode fresh() {
            return ShippingStation.parcel(order, "ups", ParcelStage.number());
        }

        private static ObjectNode withOneOf(ObjectNode parcel, String line) {
            ObjectNode fewer = ShippingStation.anew(parcel);
            fewer.remove("items");
            return ShippingStation.with(fewer, line, 1);
        }

        private void tell(ObjectNode parcel) {
            told.add(parcel);
            JsonNode answer = STAGE.tell(parcel);
            assertThat(answer.path("status").asText()).isIn("success", "failure", "pending");
            if (answer.path("status").asText().equals("success")) {
                isAtTikTok(answer, parcel.path("tracking_number").asText());
            }
        }

        /** Unless another parcel was on its way with these units, and may have changed that since the answer. */
        private void isAtTikTok(JsonNode answer, String number) {
            Parcel row = STAGE.parcel(answer);
            boolean onTheMove = parcels().stream()
                    .anyMatch(other -> other.state() == ParcelState.WAITING && other.sharesUnitsWith(row));
            if (onTheMove || row.state() != ParcelState.ACCEPTED) {
                return;
            }
            STAGE.atTikTok(order).path("line_items").forEach(line -> {
                if (row.lineIds().contains(line.path("id").asText())
                        && !line.path("display_status").asText().equals("CANCELLED")) {
                    assertThat(line.path("tracking_number").asText())
                            .as("%s %s of %s", answer, row.journey(), parcels())
                            .isEqualTo(number);
                }
            });
        }

        private Optional<ObjectNode> earlier(int which) {
            return told.isEmpty() ? Optional.empty() : Optional.of(told.get(which % told.size()));
        }

        /** Word for word: no row is told anything by it. */
        private void repeat(ObjectNode parcel) {
            HOOKS.clear();
            Map<String, ParcelTold> before = told();
            STAGE.tell(parcel);
            assertThat(told()).as("after %s was repeated", parcel).isEqualTo(before);
            assertThat(inVain()).isEqualTo(inVain);
        }

        private Map<String, ParcelTold> told() {
            inVain = inVain();
            return parcels().stream().collect(Collectors.toMap(Parcel::id, Parcel::told));
        }

        private long inVain() {
            return parcels().stream()
                    .flatMap(parcel -> parcel.journey().stream())
                    .filter(step -> Set.of("told-in-vain", "covered-in-part").contains(step.rule()))
                    .count();
        }

        /** A new word about the carrier is in the row or in the words of the answer, if no person gave the parcel up. */
        private void otherCarrier(ObjectNode parcel, int which) {
            String carrier = List.of("ups", "fedex", "pigeon").get(which % 3);
            ObjectNode other = ShippingStation.anew(parcel).put("carrier_code", carrier);
            told.add(other);
            JsonNode answer = STAGE.tell(other);
            Parcel row = STAGE.parcel(answer);
            boolean kept = row.told().isCarriedBy(carrier)
                    || carrier.equals(row.atTikTok().toldCarrier())
                    || row.atTikTok().warnings().stream().anyMatch(words -> words.contains("'" + carrier + "'"));
            assertThat(kept
                            || row.state() == ParcelState.GIVEN_UP
                            || row.lineIds().isEmpty())
                    .as("%s told for %s %s", carrier, row, row.journey())
                    .isTrue();
        }

        /** The next call that tells TikTok of this order goes wrong. */
        private void troubled(Fault fault) {
            STAGE.sandbox.control().fault(fault.on("/fulfillment/202309/orders/" + order + "/*"));
        }

        private void givenUpInFlight() {
            HOOKS.before("shipments.send.tiktok", () -> {
                HOOKS.clear();
                parcels().stream()
                        .filter(parcel -> parcel.rule().equals(ParcelOutcomes.TELLING))
                        .forEach(Run::giveUp);
                ObjectNode next = fresh();
                told.add(next);
                STAGE.takesIn(next);
            });
        }

        private void shipInSellerCenter(int units) {
            String status = STAGE.atTikTok(order).path("status").asText();
            if (Set.of("AWAITING_SHIPMENT", "PARTIALLY_SHIPPING").contains(status)) {
                STAGE.sandbox.control().orders().ship(order, units);
            }
        }

        private static void replay(Parcel parcel) {
            try {
                STAGE.connector.bean(ParcelDesk.class).replay(STAGE.store(), parcel);
            } catch (InvalidRequestException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }

        private static void giveUp(Parcel parcel) {
            try {
                STAGE.connector.bean(ParcelDesk.class).giveUp(STAGE.store(), parcel, "the buyer came by");
            } catch (InvalidRequestException e) {
                assertThat(e.getMessage()).contains("can be given up");
            }
        }

        private List<Parcel> parcels() {
            return STAGE.parcels(order);
        }

        private List<Parcel> accepted() {
            return parcels().stream()
                    .filter(parcel -> parcel.state() == ParcelState.ACCEPTED)
                    .toList();
        }

        void comeToRest() {
            HOOKS.clear();
            STAGE.sandbox.control().clearFaults();
            STAGE.sandbox.control().orders().withdrawCancelRequest(order);
            await().atMost(SOON).until(() -> {
                STAGE.advance(Duration.ofMinutes(4));
                return parcels().stream().noneMatch(parcel -> parcel.state() == ParcelState.WAITING);
            });
        }

        void noUnitIsInTwoParcels() {
            Set<String> seen = new HashSet<>();
            for (Parcel parcel : accepted()) {
                for (String line : parcel.lineIds()) {
                    assertThat(seen.add(line))
                            .as("line %s once in %s", line, parcels())
                            .isTrue();
                }
            }
            assertThat(lines).containsAll(seen);
            assertThat(lines).allSatisfy(line -> assertThat(STAGE.uploads(line)).isLessThanOrEqualTo(1));
        }

        void agrees() {
            for (JsonNode line : STAGE.atTikTok(order).path("line_items")) {
                if (line.path("display_status").asText().equals("CANCELLED")) {
                    continue;
                }
                String id = line.path("id").asText();
                String number = line.path("tracking_number").asText();
                List<String> ours = accepted().stream()
                        .filter(parcel -> parcel.lineIds().contains(id))
                        .map(Parcel::trackingNumber)
                        .toList();
                boolean inDoubt = ours.isEmpty() && saysThatTikTokMayHave(id, number);
                if ((STAGE.uploads(id) > 0 || !ours.isEmpty()) && !inDoubt) {
                    assertThat(ours)
                            .as("numbers of line %s in %s", id, parcels())
                            .containsExactly(number);
                }
            }
        }

        /** As when a person gave up the only parcel for whose sake the order would be read again. */
        private boolean saysThatTikTokMayHave(String line, String number) {
            return parcels().stream()
                    .filter(parcel -> parcel.lineIds().contains(line))
                    .filter(parcel -> parcel.trackingNumber().equals(number))
                    .anyMatch(parcel -> parcel.reason().contains("so it may have"));
        }
    }
}
