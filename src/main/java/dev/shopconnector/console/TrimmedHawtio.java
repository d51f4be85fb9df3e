package dev.shopconnector.console;

import io.hawt.web.auth.LoginServlet;
import io.hawt.web.auth.LogoutServlet;
import io.hawt.web.auth.keycloak.KeycloakServlet;
import io.hawt.web.filters.CORSFilter;
import io.hawt.web.filters.ContentSecurityPolicyFilter;
import io.hawt.web.filters.FlightRecordingDownloadFacade;
import io.hawt.web.proxy.ProxyServlet;
import java.util.Set;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.RegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.stereotype.Component;

/**
 * Leaves out what Hawtio brings and nobody here is to have: its way to the jolokia of other machines, logins of its own,
 * headers that invite other sites, a content policy that our own would give way to, recordings of the process.
 */
@Component
class TrimmedHawtio implements BeanPostProcessor {
    private static final Set<Class<?>> LEFT_OUT = Set.of(
            ProxyServlet.class,
            LoginServlet.class,
            LogoutServlet.class,
            KeycloakServlet.class,
            CORSFilter.class,
            ContentSecurityPolicyFilter.class,
            FlightRecordingDownloadFacade.class);

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof RegistrationBean registration && LEFT_OUT.contains(registered(registration))) {
            registration.setEnabled(false);
        }
        return bean;
    }

    private static Class<?> registered(RegistrationBean registration) {
        if (registration instanceof FilterRegistrationBean<?> filter && filter.getFilter() != null) {
            return filter.getFilter().getClass();
        }
        return registration instanceof ServletRegistrationBean<?> servlet && servlet.getServlet() != null
                ? servlet.getServlet().getClass()
                : Void.class;
    }
}
