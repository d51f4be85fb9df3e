package dev.shopconnector.orders;

import dev.shopconnector.shipstation.Note;
import dev.shopconnector.shipstation.NoteType;
import dev.shopconnector.tiktok.TikTokAddress;
import dev.shopconnector.tiktok.TikTokDeliveryPreferences;
import dev.shopconnector.tiktok.TikTokOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people wrote about an order, word for word, and what the connector has to say of it in a note of its own. */
final class OrderNotes {
    private OrderNotes() {}

    static List<Note> map(TikTokOrder order, List<String> warnings) {
        List<Note> notes = new ArrayList<>();
        add(notes, NoteType.NotesFromBuyer, CleanText.of(order.buyerMessage()));
        add(notes, NoteType.SpecialInstructions, dropOff(order.recipientAddress()));
        add(notes, NoteType.InternalNotes, CleanText.of(order.sellerNote()));
        List<String> remarks = facts(order);
        remarks.addAll(warnings);
        add(notes, NoteType.InternalNotes, remarks.isEmpty() ? null : String.join("\n", remarks));
        return notes;
    }

    private static void add(List<Note> notes, NoteType type, @Nullable String text) {
        if (text != null) {
            notes.add(new Note(type, text));
        }
    }

    private static @Nullable String dropOff(@Nullable TikTokAddress address) {
        TikTokDeliveryPreferences preferences = address == null ? null : address.deliveryPreferences();
        String place = preferences == null ? null : CleanText.of(preferences.dropOffLocation());
        return place == null || place.indexOf('*') >= 0 ? null : "Drop-off location: " + place;
    }

    private static List<String> facts(TikTokOrder order) {
        List<String> facts = new ArrayList<>();
        if (Boolean.TRUE.equals(order.isSampleOrder())) {
            facts.add("Sample order.");
        }
        if (Boolean.TRUE.equals(order.isReplacementOrder())) {
            facts.add("Replacement" + forOrder(order.replacedOrderId()));
        }
        if (Boolean.TRUE.equals(order.isExchangeOrder())) {
            facts.add("Exchange" + forOrder(order.exchangeSourceOrderId()));
        }
        String program = CleanText.of(order.fastDeliveryProgram());
        if (program != null) {
            facts.add("Fast delivery program: " + program + ".");
        }
        String group = CleanText.of(order.autoCombineGroupId());
        if (group != null && !group.equals("N/A") && !group.equals("0")) {
            facts.add("TikTok suggests to ship this order together with the others of group " + group + ".");
        }
        return facts;
    }

    private static String forOrder(@Nullable String id) {
        String clean = CleanText.of(id);
        return clean == null || clean.equals("0") ? " order." : " for order " + clean + ".";
    }
}
