package dev.shopconnector.access;

import java.util.List;
import java.util.stream.Stream;

/** Which paths are for people, with a login, and which are for machines, that bring a key with each request. */
public final class Doors {
    /** Anybody may see them; a page of these says who somebody is or why not. */
    static final List<String> OPEN_PAGES =
            List.of("/login", "/login/**", "/oauth2/**", "/webjars/**", "/pages.css", "/icon.svg");

    /** Only who is logged in. */
    static final List<String> PAGES = List.of(
            "/", "/logout", "/catalogue/**", "/connect/**", "/stores/**", "/users/**", "/routes/**", "/account/**");

    /** Hawtio and jolokia behind it: only who is logged in and is no mere merchant. */
    static final List<String> CONSOLE = List.of("/actuator/hawtio/**", "/actuator/jolokia/**");

    /** What of it answers in JSON and can do something. */
    static final List<String> CONSOLE_CALLS = List.of("/actuator/hawtio/jolokia/**", "/actuator/jolokia/**");

    static final List<String> ALL_PAGES =
            Stream.concat(OPEN_PAGES.stream(), PAGES.stream()).toList();

    /** What answers in JSON whatever happens. */
    static final List<String> MACHINES = List.of(
            "/order-source/**",
            "/orders/**",
            "/parcels/**",
            "/connections/**",
            "/shops/**",
            "/webhooks/**",
            "/actuator/**",
            "/routes/dry-run/**");

    private Doors() {}

    /** If errors at this path are for a machine. */
    public static boolean isForMachines(String path) {
        if (path.startsWith("/actuator/hawtio") && !path.startsWith("/actuator/hawtio/jolokia")) {
            return false;
        }
        return MACHINES.stream()
                .map(pattern -> pattern.substring(0, pattern.length() - "/**".length()))
                .anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }
}
