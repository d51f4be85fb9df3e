package dev.shopconnector.sandbox.auth;

import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.sandbox.shop.Shop;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The HTML of the consent page: plain links, no script. */
final class ConsentPage {
    private ConsentPage() {}

    static String choice(List<Seller> sellers, Map<String, String> query) {
        String links = sellers.stream().map(seller -> approval(seller, query)).collect(Collectors.joining("\n"));
        return page(
                "Authorize the connector",
                "<p>Which seller connects? Each link approves at once.</p>\n<ul>\n" + links
                        + "\n</ul>\n<p><a id=\"deny\" href=\"" + link("deny", "", query) + "\">Deny</a></p>");
    }

    static String refusal(String reason) {
        return page("Authorization is not possible", "<p>" + escape(reason) + "</p>");
    }

    private static String approval(Seller seller, Map<String, String> query) {
        String shops = seller.shops().stream().map(Shop::name).collect(Collectors.joining(", "));
        return "<li><a id=\"approve-" + escape(seller.id()) + "\" href=\"" + link("approve", seller.id(), query)
                + "\">Approve as " + escape(seller.name()) + "</a> (" + escape(shops) + ")</li>";
    }

    private static String link(String decision, String seller, Map<String, String> query) {
        StringBuilder url = new StringBuilder(ConsentHost.PATH).append('/').append(decision);
        url.append("?service_id=").append(encode(query.getOrDefault("service_id", "")));
        if (query.containsKey("state")) {
            url.append("&state=").append(encode(query.getOrDefault("state", "")));
        }
        if (!seller.isEmpty()) {
            url.append("&seller=").append(encode(seller));
        }
        return escape(url.toString());
    }

    private static String page(String title, String content) {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title
                + " (sandbox)</title></head>\n<body><h1>" + title + "</h1>\n" + content + "\n</body></html>\n";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
