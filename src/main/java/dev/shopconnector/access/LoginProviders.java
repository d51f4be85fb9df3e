package dev.shopconnector.access;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.stereotype.Component;

/** The login providers that are configured. */
@Component
public class LoginProviders {
    private final List<LoginProvider> all = new ArrayList<>();

    LoginProviders(ObjectProvider<InMemoryClientRegistrationRepository> registrations) {
        InMemoryClientRegistrationRepository configured = registrations.getIfAvailable();
        if (configured != null) {
            for (ClientRegistration registration : configured) {
                all.add(new LoginProvider(
                        registration.getClientName(), "/oauth2/authorization/" + registration.getRegistrationId()));
            }
        }
    }

    public List<LoginProvider> all() {
        return List.copyOf(all);
    }

    /** A provider: what it is called, and where a login there begins. */
    public record LoginProvider(String name, String path) {}
}
