package dev.shopconnector.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Users of an OpenID Connect provider. The role comes from a claim; whoever has none of ours there may not enter. The
 * user's name is the provider's {@code user-name-attribute}, {@code sub} when it is not set.
 */
@Component
class ProviderUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {
    /** Why somebody whom the provider knows may not enter. */
    static final String NO_ROLE = "no_role";

    private static final int LONGEST_NAME = 128;

    private final Users users;
    private final String claim;
    private final OidcUserService provider = new OidcUserService();

    ProviderUsers(Users users, @Value("${connector.login.oidc.role-claim}") String claim) {
        this.users = users;
        this.claim = claim;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = provider.loadUser(request);
        Role role = role(user.getClaim(claim));
        String name = user.getName();
        if (role == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw refused();
        }
        try {
            users.fromProvider(name, role);
        } catch (UsernameNotFoundException e) {
            throw refused();
        }
        String attribute = request.getClientRegistration()
                .getProviderDetails()
                .getUserInfoEndpoint()
                .getUserNameAttributeName();
        return new DefaultOidcUser(
                List.of(new SimpleGrantedAuthority("ROLE_" + role)),
                user.getIdToken(),
                user.getUserInfo(),
                attribute == null || attribute.isBlank() ? "sub" : attribute);
    }

    private static @Nullable Role role(@Nullable Object claimed) {
        Collection<?> values = claimed instanceof Collection<?> many
                ? many
                : Arrays.asList(String.valueOf(claimed).split("[ ,]+", -1));
        return Arrays.stream(Role.values())
                .filter(role -> values.contains(role.name().toLowerCase(Locale.ROOT)))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static OAuth2AuthenticationException refused() {
        return new OAuth2AuthenticationException(new OAuth2Error(NO_ROLE));
    }
}
