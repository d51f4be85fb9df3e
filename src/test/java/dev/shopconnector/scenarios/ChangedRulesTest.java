package dev.shopconnector.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios beside our routes see it when a line of a rule changes. */
class ChangedRulesTest {
    /** @param scenario the name of the one that is about the line */
    private record Change(String route, String line, String instead, String scenario) {}

    private static final List<Change> CHANGES = List.of(
            new Change("carriers.alias", "(veho)", "(vehoo)", "veho is Veho"),
            new Change(
                    "carriers.doubt",
                    ">= {{carriers.doubted-seconds}}",
                    "> {{carriers.doubted-seconds}}",
                    "a list that is as before confirms the carrier"),
            new Change(
                    "carriers.doubt",
                    "!= ${variable.refusedProviderId}",
                    "== ${variable.refusedProviderId}",
                    "a carrier that has another id by now is found under it"),
            new Change(
                    "carriers.find",
                    ">= {{carriers.again-seconds}}",
                    ">= {{carriers.fresh-seconds}}",
                    "a carrier that the stored list lacks is looked for in a new one"),
            new Change(
                    "carriers.resolve",
                    "null,n_a'",
                    "null,n_a,ups'",
                    "a carrier that is told is looked up, in ShipStation's words and the store's"),
            new Change(
                    "orders.backfill",
                    "variable.backfill.unfinished",
                    "variable.backfill.more",
                    "a shop whose range goes on is due again at once"),
            new Change(
                    "orders.judge",
                    "'AWAITING_SHIPMENT,PAID,PARTIALLY_SHIPPING'",
                    "'AWAITING_SHIPMENT,PAID'",
                    "an order of which a part is on its way is served"),
            new Change(
                    "orders.judge",
                    "${variable.buyersHourLeft} > 0",
                    "${variable.buyersHourLeft} > 9999",
                    "the buyer's hour is kept where TikTok does not keep it"),
            new Change("orders.recover", "${body} == 5", "${body} == 6", "the fifth bad moment in a row is told once"),
            new Change(
                    "shipments.carrier",
                    "${variable.uspsRule} == 'refuse'",
                    "${variable.uspsRule} == 'off'",
                    "USPS is refused where the setting says so"),
            new Change(
                    "shipments.deadline",
                    " && ${variable.rule} != 'reauthorization'",
                    "",
                    "what waits for the shop to be connected again is tried once more then"),
            new Change(
                    "shipments.guard",
                    ">= {{shipments.correct.within-seconds}}",
                    "> {{shipments.correct.within-seconds}}",
                    "a correction after 72 hours is refused"),
            new Change(
                    "shipments.guard",
                    " && ${variable.allElsewhere} == false",
                    " && ${variable.correctable} == false",
                    "units of different parcels cannot be corrected together"),
            new Change(
                    "shipments.recover",
                    "{{shipments.retry.person-seconds}}",
                    "{{shipments.retry.most-seconds}}",
                    "a missing permission is the operator's to mend"),
            new Change(
                    "shipments.refused",
                    "'21011007,21008044,21021010'",
                    "'21008044,21021010'",
                    "an open request of the buyer waits for the merchant"),
            new Change(
                    "shipments.refused",
                    "${variable.unclearTimes} >=",
                    "${variable.failures} >=",
                    "failures of another kind do not bring a parcel to a person"),
            new Change("webhooks.act", "'1,3,4,11,12'", "'1,4,11,12'", "an address has its orders read again"),
            new Change(
                    "webhooks.unregister",
                    "${body} == true",
                    "${body} != null",
                    "a shop that TikTok calls at no address of ours is done without a word"));

    @Test
    void eachChangeFailsTheScenarioThatIsAboutIt(@TempDir Path folder) throws Exception {
        for (Path file : RouteSet.files(Path.of("routes"), ".yaml")) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        for (Change change : CHANGES) {
            change(folder.resolve(change.route() + RouteSet.ENDING), change);
        }
        try (Scenarios scenarios = Scenarios.read(folder)) {
            for (Change change : CHANGES) {
                Scenario about = scenarios.all().stream()
                        .filter(one -> one.beside().equals(change.route() + RouteSet.ENDING)
                                && one.name().equals(change.scenario()))
                        .findFirst()
                        .orElseThrow();
                assertThat(scenarios.play(about).isAsExpected())
                        .as(change.toString())
                        .isFalse();
            }
        }
    }

    private static void change(Path file, Change change) throws IOException {
        String yaml = Files.readString(file);
        assertThat(yaml).contains(change.line());
        Files.writeString(file, yaml.replace(change.line(), change.instead()));
    }
}
