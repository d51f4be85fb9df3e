package dev.shopconnector.connections;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Lets only those in who know the admin key. The key is read from the servlet request; it is never on the exchange. */
@Component("adminDoor")
public class AdminDoor {
    private static final String BEARER = "Bearer ";

    private final String adminKey;

    AdminDoor(@Value("${connector.admin-key:}") String adminKey) {
        this.adminKey = adminKey;
    }

    /**
     * Returns if the request presents the admin key.
     *
     * @throws ConsentRefusedException when the key is not set, not sent, or another
     */
    public void require(Exchange exchange) {
        if (adminKey.isBlank()) {
            throw new ConsentRefusedException(
                    403, "No admin key is configured: set CONNECTOR_ADMIN_KEY (openssl rand -base64 32) and restart.");
        }
        HttpServletRequest request =
                exchange.getMessage(PlatformHttpMessage.class).getRequest();
        String header = request.getHeader("Authorization");
        String presented = header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
        if (!MessageDigest.isEqual(StoreKeys.hash(presented), StoreKeys.hash(adminKey))) {
            throw new ConsentRefusedException(401, "Send the admin key: Authorization: Bearer <CONNECTOR_ADMIN_KEY>.");
        }
    }

    /** Keeps the headers that hold keys off the exchange, as well as those that steer Camel. */
    @Bean("withoutCredentials")
    static HeaderFilterStrategy withoutCredentials() {
        var filter = new HttpHeaderFilterStrategy();
        filter.setLowerCase(true);
        filter.getInFilter().add("authorization");
        filter.getInFilter().add("cookie");
        return filter;
    }
}
