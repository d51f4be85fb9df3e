package dev.shopconnector.pages;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import dev.shopconnector.orders.OrderContents;
import dev.shopconnector.orders.RereadWishes;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person does with a store's orders; each deed is in the audit log, or was not done. */
@Service
@Transactional
public class OrderDeeds {
    private static final int MOST_AT_ONCE = 200;

    private final RereadWishes wishes;
    private final OrderContents contents;
    private final AuditLog audit;

    OrderDeeds(RereadWishes wishes, OrderContents contents, AuditLog audit) {
        this.wishes = wishes;
        this.contents = contents;
        this.audit = audit;
    }

    /** Has the order read again; false when it cannot be asked for by its id. */
    public boolean readAgain(String who, String shopId, String orderId) {
        boolean asked = wishes.one(shopId, orderId);
        if (asked) {
            audit.write(new Deed(who, "order.read-again", shopId, orderId, ""));
        }
        return asked;
    }

    /** Has the shop read now, and the newest orders again that are held for TikTok Shipping; how many of these. */
    public int readNow(String who, String shopId) {
        int orders = wishes.heldBy(shopId, SellerShipping.RULE, MOST_AT_ONCE);
        audit.write(new Deed(who, "orders.read-now", shopId, null, orders + " orders held for TikTok Shipping"));
        return orders;
    }

    /** What the order says about people, for one look; what it is called is written down, not what it says. */
    public Map<String, String> look(String who, String shopId, String orderId) {
        Map<String, String> told = contents.personalData(shopId, orderId);
        audit.write(new Deed(
                who,
                "order.look-at-personal-data",
                shopId,
                orderId,
                told.isEmpty() ? "nothing was there" : "shown: " + String.join(", ", told.keySet())));
        return told;
    }
}
