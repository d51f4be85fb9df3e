package dev.shopconnector.connections;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** The page that a seller sees after consenting: plain HTML without script, style or anything from elsewhere. */
final class ConsentPage {
    private ConsentPage() {}

    static String connected(Connected connected) {
        String key = connected.storeKey() == null
                ? "<p>The store key is the one that was set before.</p>"
                : "<p>Store key for ShipStation, shown only this once:</p><p><code>" + escape(connected.storeKey())
                        + "</code></p>";
        return page(
                connected.again() ? "Connected again" : "Connected",
                "<p>The shop " + escape(connected.shopName()) + " is connected as the store "
                        + escape(connected.storeName()) + ".</p>" + key);
    }

    static String refused(String words) {
        return page("Not connected", "<p>" + escape(words) + "</p>");
    }

    /**
     * Goes on to the page that ends the consent. The session's cookie does not come along from TikTok's site, but does
     * from this page.
     */
    static String back(@Nullable String state, @Nullable String code, @Nullable String error) {
        UriComponentsBuilder next = UriComponentsBuilder.fromPath("/connect/back");
        Map<String, String> values = new LinkedHashMap<>();
        add(next, values, "state", state);
        add(next, values, "code", code);
        add(next, values, "error", error);
        String url = escape(next.encode().buildAndExpand(values).toUriString());
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Back from TikTok</title>"
                + "<meta http-equiv=\"refresh\" content=\"0;url=" + url + "\"></head><body><h1>Back from TikTok</h1>"
                + "<p><a href=\"" + url + "\">Go on</a></p></body></html>";
    }

    private static void add(
            UriComponentsBuilder next, Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            next.queryParam(name, "{" + name + "}");
            values.put(name, value);
        }
    }

    private static String page(String title, String content) {
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title
                + "</title></head><body><h1>" + title + "</h1>" + content + "</body></html>";
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
