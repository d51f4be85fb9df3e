package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.access.Role;
import dev.shopconnector.access.Users;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

class LoginProviderTest {
    private static LoginProvider provider;
    private static TikTokSandbox sandbox;
    private static RunningConnector connector;

    @BeforeAll
    static void start() throws GeneralSecurityException {
        provider = new LoginProvider();
        sandbox = TikTokSandbox.start(SandboxOptions.forTests().withOrders(1));
        String registration = "spring.security.oauth2.client.registration.house.";
        connector = RunningConnector.start(
                sandbox,
                EmbeddedMariaDb.shared().freshUrl(),
                registration + "client-id=connector",
                registration + "client-secret=secret",
                registration + "client-name=House",
                registration + "scope=openid",
                "spring.security.oauth2.client.provider.house.issuer-uri=" + provider.url());
        connector.bean(Users.class).add("local", "a long enough password", Role.MERCHANT);
    }

    @AfterAll
    static void stop() {
        connector.close();
        sandbox.close();
        provider.close();
    }

    @Test
    void theRoleComesFromTheClaimAtEachLogin() throws GeneralSecurityException {
        PageClient first = new PageClient(connector);
        assertThat(logIn(first, "s-1", "[\"merchant\",\"operator\",\"other\"]").statusCode())
                .isEqualTo(302);
        assertThat(first.get("/").statusCode()).isEqualTo(200);
        assertThat(first.get("/users").statusCode()).isEqualTo(403);

        PageClient second = new PageClient(connector);
        logIn(second, "s-1", "\"administrator\"");
        assertThat(second.get("/users").statusCode()).isEqualTo(200);
        assertThat(first.get("/").statusCode()).isEqualTo(302);
        assertThat(second.get("/account").body()).contains("login provider").doesNotContain("Present password");
    }

    @Test
    void whoHasNoRoleThereGetsAPageAndNothingElse() throws GeneralSecurityException {
        for (String roles : new String[] {"[]", "[\"ADMINISTRATOR \"]", "null", "{}"}) {
            PageClient client = new PageClient(connector);
            HttpResponse<String> answer = logIn(client, "s-2", roles);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("gives you no role here");
            assertThat(client.get("/").statusCode()).isEqualTo(302);
        }
        assertThat(connector.bean(Users.class).byName("s-2")).isEmpty();
    }

    @Test
    void aNameThatHasAPasswordHereIsNotTakenOver() throws GeneralSecurityException {
        assertThat(logIn(new PageClient(connector), "local", "[\"administrator\"]")
                        .statusCode())
                .isEqualTo(403);
        assertThat(connector.bean(Users.class).byName("local"))
                .hasValueSatisfying(user -> assertThat(user.role()).isEqualTo(Role.MERCHANT));
    }

    @Test
    void aDeactivatedUserStaysOut() throws GeneralSecurityException {
        logIn(new PageClient(connector), "s-3", "[\"operator\"]");
        connector.bean(Users.class).setActive("s-3", false, "ada");
        PageClient client = new PageClient(connector);
        logIn(client, "s-3", "[\"operator\"]");
        assertThat(client.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aTokenForAnotherLoginIsRefused() throws GeneralSecurityException {
        PageClient client = new PageClient(connector);
        MultiValueMap<String, String> asked = begin(client);
        provider.answers("s-4", "[\"operator\"]", "another nonce");
        assertThat(comeBack(client, String.valueOf(asked.getFirst("state")))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(next -> assertThat(next).endsWith("/login?provider"));
    }

    private static HttpResponse<String> logIn(PageClient client, String subject, String roles)
            throws GeneralSecurityException {
        MultiValueMap<String, String> asked = begin(client);
        provider.answers(subject, roles, String.valueOf(asked.getFirst("nonce")));
        return comeBack(client, String.valueOf(asked.getFirst("state")));
    }

    private static MultiValueMap<String, String> begin(PageClient client) {
        assertThat(client.get("/login").body()).contains("Log in with House");
        String location = client.get("/oauth2/authorization/house")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return UriComponentsBuilder.fromUri(URI.create(location)).build().getQueryParams();
    }

    /** First the page that brings the session's cookie, as from another site, then itself. */
    private static HttpResponse<String> comeBack(PageClient client, String state) {
        String back = "/login/oauth2/code/house?code=c&state=" + state;
        HttpResponse<String> page = new PageClient(connector).get(back);
        assertThat(page.body()).contains("http-equiv=\"refresh\"");
        String next = page.body()
                .replaceAll("(?s).*content=\"0;url=([^\"]+)\".*", "$1")
                .replace("&amp;", "&");
        return client.get(next);
    }
}
