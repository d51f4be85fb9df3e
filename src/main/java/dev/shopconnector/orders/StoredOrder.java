package dev.shopconnector.orders;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the table knew of an order before this reading of it.
 *
 * @param updateTime TikTok's {@code update_time} of the stored payload, unix seconds
 * @param fingerprint SHA-256 of the stored payload
 * @param shipTo the complete address, of which at most the phone is masked; null when there was none yet, or TikTok showed another that is incomplete
 * @param judgement the judgement in force
 * @param history earlier judgements, oldest first
 * @param modifiedAt the modified time under which ShipStation finds the order, UTC
 * @param hasDocument whether ShipStation has a sales order or may have one, be it erased here
 * @param erased whether its personal data was erased; then there is no address here and no sales order
 */
@SuppressWarnings("ArrayRecordComponent") // compared field by field, never as a record
record StoredOrder(
        String orderId,
        long updateTime,
        byte[] fingerprint,
        @Nullable ShipTo shipTo,
        Judgement judgement,
        List<PastJudgement> history,
        Instant modifiedAt,
        boolean hasDocument,
        boolean erased) {

    @Override
    public String toString() {
        return "StoredOrder[" + orderId + "]";
    }
}
