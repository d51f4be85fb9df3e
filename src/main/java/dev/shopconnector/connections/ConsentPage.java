package dev.shopconnector.connections;

import org.springframework.web.util.HtmlUtils;

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

    private static String page(String title, String content) {
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title
                + "</title></head><body><h1>" + title + "</h1>" + content + "</body></html>";
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
