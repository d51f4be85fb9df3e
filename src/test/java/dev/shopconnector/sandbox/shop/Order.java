package dev.shopconnector.sandbox.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order: what changes of it, and the seed from which the rest (lines, people, prices) is made anew whenever it is
 * shown, so that 100 000 of them fit in little memory. Times are unix seconds, 0 for never. Guarded by its
 * {@link OrderBook}.
 */
public final class Order {
    /** Lifts line ids into the range of order ids without meeting them. */
    private static final long LINE_IDS = 577_000_000_000_000_000L;

    public final long id;
    /** 0, 1, … within the shop. */
    public final int number;

    public final long seed;
    public final OrderProfile profile;
    public final int units;
    public final long createTime;

    public String status;
    public long paidTime;
    public long updateTime;
    /** When TikTok Shop releases the order from ON_HOLD. */
    public long holdEnds;

    public long collectionTime;
    public long deliveryTime;
    public long completedTime;
    public long cancelTime;
    public long requestCancelTime;
    public List<Parcel> parcels = List.of();

    public @Nullable BitSet cancelledLines;
    public String cancelledBy = "";
    private @Nullable ShipTo chosenAddress;
    private boolean addressChanged;
    private @Nullable String chosenBuyer;
    /** What time will do to the order once all of it is shipped; null when nothing. */
    public @Nullable Journey journey;

    public @Nullable List<Sku> chosenSkus;
    public @Nullable String chosenNote;
    private @Nullable List<ObjectNode> patches;

    public Order(long id, int number, long seed, OrderProfile profile, int units, long createTime, String status) {
        this.id = id;
        this.number = number;
        this.seed = seed;
        this.profile = profile;
        this.units = units;
        this.createTime = createTime;
        this.updateTime = createTime;
        this.status = status;
    }

    public String orderId() {
        return Long.toString(id);
    }

    /** The id of the line at this position. */
    public String lineId(int position) {
        return Long.toString(id / 100_000 * 1000 + LINE_IDS + position + 1);
    }

    public String buyerUserId() {
        return chosenBuyer == null ? Long.toString(7_494_000_000_000_000_000L + (seed >>> 14)) : chosenBuyer;
    }

    /** Whether this buyer was asked for by id, so that other orders may be of the same. */
    public boolean buyerChosen() {
        return chosenBuyer != null;
    }

    /** Makes the order one of this buyer; null for one that has no other. */
    public void boughtBy(@Nullable String userId) {
        chosenBuyer = userId;
    }

    /** The position of a line, or -1 when the order has no such line. */
    public int positionOf(String lineId) {
        for (int i = 0; i < units; i++) {
            if (lineId(i).equals(lineId)) {
                return i;
            }
        }
        return -1;
    }

    /** The ids of the lines at these positions. */
    public List<String> lineIds(BitSet positions) {
        return positions.stream().mapToObj(this::lineId).toList();
    }

    public boolean cancelRequested() {
        return requestCancelTime > 0;
    }

    public boolean lineCancelled(int position) {
        return status.equals(OrderStatus.CANCELLED) || (cancelledLines != null && cancelledLines.get(position));
    }

    /** The parcel with the line at this position, if there is one. */
    public @Nullable Parcel parcelOf(int position) {
        for (Parcel parcel : parcels) {
            if (parcel.lines().get(position)) {
                return parcel;
            }
        }
        return null;
    }

    /** JSON merge patches laid over what is shown of the order, in this order. */
    public List<ObjectNode> patches() {
        return patches == null ? List.of() : patches;
    }

    /** The address that was asked for; null for the one that the seed makes. */
    public @Nullable ShipTo chosenAddress() {
        return chosenAddress;
    }

    /** {@code has_updated_recipient_address}. */
    public boolean addressChanged() {
        return addressChanged;
    }

    public void placedAt(@Nullable ShipTo address) {
        chosenAddress = address;
    }

    public void changeAddress(ShipTo address) {
        chosenAddress = address;
        addressChanged = true;
    }

    /** Lays a JSON merge patch over what is shown of the order; filters and sorting do not see it. */
    public void patch(ObjectNode mergePatch) {
        if (patches == null) {
            patches = new ArrayList<>(1);
        }
        patches.add(mergePatch.deepCopy());
    }
}
