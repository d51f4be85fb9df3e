package dev.shopconnector.sandbox.auth;

import dev.shopconnector.sandbox.http.HttpCall;
import dev.shopconnector.sandbox.http.Reply;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.sandbox.shop.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The consent host: {@code /open/authorize} shows the choice of sellers, its links lead to {@code approve} and
 * {@code deny}, which send the browser to the callback URL of the app. Scripts call the links directly.
 */
public final class ConsentHost {
    public static final String PATH = "/open/authorize";

    private final String appKey;
    private volatile String callbackUrl;
    private final World world;
    private final TokenDesk desk;

    public ConsentHost(String appKey, String callbackUrl, World world, TokenDesk desk) {
        this.appKey = appKey;
        this.callbackUrl = callbackUrl;
        this.world = world;
        this.desk = desk;
    }

    /** Where consents lead from now on, as if it were changed in Partner Center. */
    public void leadTo(String newCallbackUrl) {
        callbackUrl = newCallbackUrl;
    }

    public Reply handle(HttpCall call) {
        String service = call.query("service_id");
        if (service.isEmpty() || service.equals(appKey)) {
            return Reply.html(400, ConsentPage.refusal("This link names no service. It needs the app's service_id."));
        }
        return switch (call.path()) {
            case PATH -> Reply.html(200, ConsentPage.choice(world.sellers(), call.query()));
            case PATH + "/approve" -> approve(call);
            case PATH + "/deny" -> Reply.redirect(withState(start() + "code=null&error=auth_denied", call));
            default -> Reply.html(404, ConsentPage.refusal("There is no such page."));
        };
    }

    private Reply approve(HttpCall call) {
        Optional<Seller> seller = call.query("seller").isEmpty()
                ? world.sellers().stream().findFirst()
                : world.seller(call.query("seller"));
        if (seller.isEmpty()) {
            return Reply.html(404, ConsentPage.refusal("There is no such seller."));
        }
        return Reply.redirect(withState(
                start() + "app_key=" + encode(appKey) + "&code=" + encode(desk.issueCode(seller.get()))
                        + "&locale=en&shop_region=US",
                call));
    }

    private String start() {
        return callbackUrl + (callbackUrl.contains("?") ? "&" : "?");
    }

    private static String withState(String url, HttpCall call) {
        return call.query().containsKey("state") ? url + "&state=" + encode(call.query("state")) : url;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
