package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.connections.ShopAuthorizations;
import dev.shopconnector.retention.DataEraser;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What the pages of a store say whose personal data a merchant had erased. */
class ErasedStorePagesTest {
    /** Nothing is erased before the test does it. */
    private final PageStage stage = new PageStage(0, "orders.erase.first-after-millis=3600000");

    private final String order = stage.shippable();
    private final Visitor mia = stage.visitor("mia");
    private final String name = stage.text("SELECT store_name FROM shops WHERE id = ?", stage.shop());

    @BeforeEach
    void end() {
        assertThat(mia.page(stage.path(""))).doesNotContain("Nothing is lost");
        Boolean ended = stage.connector.bean(TransactionTemplate.class).execute(transaction -> stage.connector
                .bean(ShopAuthorizations.class)
                .deauthorized(stage.shop(), stage.sandbox.clock().instant().plusSeconds(60)));
        assertThat(ended).isTrue();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private void erase() {
        assertThat(ask(name).statusCode()).isEqualTo(303);
        while (stage.connector.bean(DataEraser.class).batch(stage.shop()) > 0) {
            assertThat(stage.connector.count("SELECT COUNT(*) FROM erasures")).isPositive();
        }
    }

    private HttpResponse<String> ask(String typed) {
        mia.get(stage.path("/settings"));
        return mia.post(stage.path("/erase"), "name", typed);
    }

    private int wishes() {
        return stage.connector.count("SELECT COUNT(*) FROM audit WHERE action = 'store.erase'");
    }

    @Test
    void theOverviewSaysWhatIsGoneAndOffersNothingMore() {
        assertThat(mia.page(stage.path(""))).contains("Nothing is lost meanwhile", "erased now");
        erase();

        assertThat(mia.page(stage.path("")))
                .contains("was erased on", "settings, store key and history stay")
                .doesNotContain("Nothing is lost", "erased now", "What was stored is kept until");
    }

    @Test
    void aWishIsWrittenDownOnceAndTheSecondIsToldThat() {
        assertThat(ask(name).statusCode()).isEqualTo(303);
        assertThat(mia.page(stage.path(""))).contains("is being erased").doesNotContain("erased now");
        assertThat(ask(name).statusCode()).isEqualTo(303);
        assertThat(mia.page(stage.path("/erase"))).contains("asked for already");
        assertThat(wishes()).isEqualTo(1);

        stage.connector.bean(DataEraser.class).batch(stage.shop());
        stage.connector.bean(DataEraser.class).batch(stage.shop());
        assertThat(ask(name).statusCode()).isEqualTo(303);
        assertThat(mia.page(stage.path("/erase"))).contains("Nothing is left to erase");
        assertThat(wishes()).isEqualTo(1);
        assertThat(stage.connector.count("SELECT COUNT(*) FROM shops WHERE erase_asked_by IS NOT NULL"))
                .isZero();
        assertThat(stage.connector
                        .asAdmin("POST", "/shops/" + stage.shop() + "/erasure", "")
                        .body())
                .contains("nothing left to erase");
    }

    @Test
    void aWrongNameIsNoFormThatCanBeTaken() {
        HttpResponse<String> answer = ask("another");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Nothing is erased", "value=\"another\"");
        assertThat(wishes()).isZero();
    }

    @Test
    void anOrderOfAStoppedStoreIsNotSaidToBeReadAgain() {
        mia.get(stage.path("/settings"));
        assertThat(mia.post(stage.path("/orders/" + order + "/read-again")).statusCode())
                .isEqualTo(303);
        assertThat(mia.page(stage.path("/orders/" + order)))
                .contains("Not done")
                .doesNotContain("is read again with the shop");
        assertThat(stage.connector.count("SELECT COUNT(*) FROM asked_orders")).isZero();
        assertThat(stage.connector.count("SELECT COUNT(*) FROM audit WHERE action = 'order.read-again'"))
                .isZero();
    }

    @Test
    void aParcelThatWasGivenUpByItIsNamedByItsOrderAndTriedNoMore() {
        String parcel = stage.shipped(order, "ups", "1Z999AA10123456784");
        assertThat(mia.page(stage.path("/parcels/" + parcel))).contains("Tried by itself until");
        erase();

        assertThat(mia.page(stage.path("/parcels/" + parcel)))
                .contains("Given up", "Seller Center")
                .doesNotContain("Tried by itself until");
        assertThat(mia.page(stage.path("/orders/" + order)))
                .contains("Parcel …6784 was given up when its personal data was erased", "Seller Center");
    }
}
