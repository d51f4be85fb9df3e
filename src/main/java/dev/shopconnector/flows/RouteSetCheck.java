package dev.shopconnector.flows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.PropertyResolver;

/**
 * What can be said of a set of route files without running it: ids, beans and their methods, settings, and which route
 * calls which.
 */
final class RouteSetCheck {
    private static final Pattern SETTING = Pattern.compile("\\{\\{([^:{}]+)(:[^{}]*)?}}");
    /** What Java itself calls; without these the connector cannot work. */
    private static final List<String> CALLED_FROM_JAVA = List.of("tiktok.call", "tiktok.token");
    /** Steps and routes without which nobody is answered, an order or a parcel is never written down, or a worker waits. */
    private static final List<String> NEEDED = List.of(
            "order-source.acknowledge_orders",
            "order-source.get_connection_context",
            "order-source.get_source_details",
            "order-source.notification_status",
            "order-source.sales_orders_export",
            "order-source.shipment_notification",
            "order-source.shipment_notification.accept",
            "order-source.validate_connection",
            "connections.renew",
            "orders.wake",
            "orders.judge.conclude",
            "orders.import.save",
            "orders.poll.done",
            "orders.prefetch.answered",
            "orders.prefetch.told",
            "shipments.accept.store",
            "shipments.accept.answer",
            "shipments.wake",
            "shipments.settle.write",
            "shipments.push.release");

    private final BeanCheck beans;
    private final PropertyResolver settings;
    private final ErrorPolicyCheck policies;

    RouteSetCheck(NamedBeans beans, PropertyResolver settings) {
        this.beans = new BeanCheck(beans);
        this.settings = settings;
        this.policies = new ErrorPolicyCheck(beans);
    }

    List<RouteProblem> problems(List<RouteTree> trees) {
        List<RouteProblem> problems = new ArrayList<>();
        for (RouteTree tree : trees) {
            if (!tree.json().isArray() || tree.json().isEmpty()) {
                problems.add(tree.problem(0, "the file holds no list of routes; a file that was begun ends so"));
            }
            settings(tree, problems);
            beans.check(tree, problems);
            policies.check(tree, problems);
        }
        policies.checkNames(trees, problems);
        Set<String> ids = ids(trees, problems);
        for (String needed : NEEDED) {
            if (!ids.contains(needed)) {
                problems.add(missing(needed));
            }
        }
        problems.addAll(new RouteCalls(trees, settings).problems(CALLED_FROM_JAVA));
        return problems;
    }

    private static RouteProblem missing(String id) {
        boolean step = id.chars().filter(c -> c == '.').count() > 1;
        return new RouteProblem(
                (step ? id.substring(0, id.lastIndexOf('.')) : id) + RouteFiles.ENDING,
                0,
                "the " + (step ? "step " : "route ") + id
                        + " is missing, without which work is left undone and nobody notices");
    }

    private void settings(RouteTree tree, List<RouteProblem> problems) {
        Set<String> ofTemplates = new HashSet<>();
        for (JsonNode one : tree.json()) {
            one.at("/routeTemplate/parameters")
                    .forEach(parameter -> ofTemplates.add(parameter.path("name").asText()));
        }
        tree.texts((text, line) -> {
            Matcher matcher = SETTING.matcher(text);
            while (matcher.find()) {
                String name = matcher.group(1).replaceFirst("^[?!]", "");
                if (matcher.group(2) == null && !ofTemplates.contains(name) && settings.getProperty(name) == null) {
                    problems.add(tree.problem(line, "there is no setting {{" + name + "}}"));
                }
            }
        });
    }

    private static Set<String> ids(List<RouteTree> trees, List<RouteProblem> problems) {
        Map<String, String> seen = new HashMap<>();
        for (RouteTree tree : trees) {
            tree.texts("id", (id, line) -> {
                String first = seen.putIfAbsent(id, tree.file() + ":" + line);
                if (first != null) {
                    problems.add(tree.problem(line, "the id '" + id + "' is given twice, first in " + first));
                }
            });
        }
        return seen.keySet();
    }
}
