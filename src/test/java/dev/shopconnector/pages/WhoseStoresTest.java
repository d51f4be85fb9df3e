package dev.shopconnector.pages;

import static dev.shopconnector.pages.ConsentStage.shop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.access.Role;
import dev.shopconnector.access.UserStores;
import dev.shopconnector.access.Users;
import dev.shopconnector.sandbox.shop.Seller;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who gets a store by connecting it, and who loses one. */
class WhoseStoresTest {
    private static ConsentStage stage;

    @BeforeAll
    static void start() {
        stage = new ConsentStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void anOperatorWhoReconnectsAStoreDoesNotOwnIt() {
        Seller seller = stage.seller("Of Mia", 1);
        stage.consent(stage.client("mia"), seller);
        stage.reconnect(stage.client("olga"), seller, 0);
        stage.connector.bean(Users.class).setRole("olga", Role.MERCHANT, "ada");

        String path = "/stores/" + shop(seller, 0);
        assertThat(stage.client("olga").get(path).statusCode()).isEqualTo(404);
        assertThat(stage.client("mia").get(path).statusCode()).isEqualTo(200);
        stage.connector.bean(Users.class).setRole("olga", Role.OPERATOR, "ada");
    }

    /** A viewer looks at the console; of stores and their consents a viewer has what a merchant has. */
    @Test
    void aViewerHasTheOwnStoresAndNoOthers() {
        stage.connector.bean(Users.class).add("vera", PageStage.PASSWORD, Role.VIEWER);
        Seller own = stage.seller("Of Vera", 1);
        Seller mias = stage.seller("Not Vera's", 1);
        stage.consent(stage.client("mia"), mias);
        PageClient vera = stage.client("vera");
        stage.consent(vera, own);

        assertThat(vera.get("/stores/" + shop(own, 0)).statusCode()).isEqualTo(200);
        assertThat(vera.get("/stores/" + shop(mias, 0)).statusCode()).isEqualTo(404);
        assertThat(stage.connector.bean(UserStores.class).sees("vera", shop(mias, 0)))
                .isFalse();
        assertThat(stage.connector.bean(UserStores.class).sees("vera", shop(own, 0)))
                .isTrue();
    }

    @Test
    void aFormThatIsOldTakesAwayOnlyWhatItShowed() {
        Seller first = stage.seller("First", 1);
        Seller second = stage.seller("Second", 1);
        Seller third = stage.seller("Third", 1);
        PageClient max = stage.client("max");
        stage.consent(max, first);
        stage.consent(stage.client("mia"), third);
        PageClient ada = stage.client("ada");
        String form = ada.get("/users/change?name=max").body();
        assertThat(form).contains("name=\"shown\" value=\"" + shop(first, 0) + "\"");
        stage.consent(max, second);

        ada.post(
                "/users/change?name=max",
                "/users/stores",
                Map.of("name", "max", "shown", shop(first, 0), "shops", shop(third, 0)));

        assertThat(max.get("/stores/" + shop(first, 0)).statusCode()).isEqualTo(404);
        assertThat(max.get("/stores/" + shop(second, 0)).statusCode()).isEqualTo(200);
        assertThat(max.get("/stores/" + shop(third, 0)).statusCode()).isEqualTo(200);
        assertThat(stage.text("SELECT details FROM audit WHERE action = 'user.stores' AND subject = 'max'"))
                .isEqualTo("gets " + shop(third, 0) + "; loses " + shop(first, 0));
    }
}
