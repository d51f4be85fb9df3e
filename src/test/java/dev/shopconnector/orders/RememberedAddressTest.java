package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.tiktok.TikTokOrderReader;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a stored address when TikTok shows less of it, or another one. */
class RememberedAddressTest {
    private static final String PHONE = "(+1)303-***-0111";

    private final ShipTo stored = shown(address -> {});

    private static ShipTo shown(Consumer<ObjectNode> change) {
        ObjectNode order = OrderFixtures.json("multi-unit");
        change.accept((ObjectNode) order.path("recipient_address"));
        return ShipToReader.read(TikTokOrderReader.read(order));
    }

    @Test
    void aPhoneThatIsMaskedNowStaysKnown() {
        ShipTo now = shown(address -> address.put("phone_number", PHONE));

        assertThat(now.completedBy(stored)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({"name, I*** O***", "address_line1, 118 A***", "postal_code, 80***"})
    void whatIsMaskedNowStaysKnown(String field, String mask) {
        ShipTo now = shown(
                address -> address.put(field, mask).put("address_line2", "").put("phone_number", PHONE));

        assertThat(now.completedBy(stored)).isEqualTo(stored);
    }

    @Test
    void anAddressThatIsWithheldStaysKnown() {
        ShipTo nothing = new ShipTo(null, null, null, null, null, null, null, null, null, null, Set.of());

        assertThat(nothing.completedBy(stored)).isEqualTo(stored);
    }

    @Test
    void anotherAddressWithAMaskedPhoneIsTakenWithoutTheOldPhone() {
        ShipTo now = shown(address -> address.put("phone_number", PHONE).put("address_line1", "9 New Street"));

        ShipTo kept = now.completedBy(stored);
        assertThat(kept).isEqualTo(now);
        assertThat(kept.phone()).isNull();
        assertThat(kept.isDeliverable()).isTrue();
    }

    @Test
    void anotherAddressThatIsIncompleteOrMaskedIsNotCompletedWithTheOldOne() {
        ShipTo incomplete = shown(address -> address.put("phone_number", PHONE).put("postal_code", ""));
        assertThat(incomplete.completedBy(stored).isDeliverable()).isFalse();

        ShipTo masked = shown(address -> address.put("name", "X*** Y***").put("address_line1", "9 New Street"));
        assertThat(masked.completedBy(stored).isDeliverable()).isFalse();
    }

    @Test
    void aStoredAddressWithoutItsPhoneIsStillAnAddress() {
        ShipTo withoutPhone = shown(address -> address.put("phone_number", PHONE));
        ShipTo closed = shown(address -> address.put("phone_number", PHONE).put("name", "I***"));

        assertThat(withoutPhone.isClear()).isFalse();
        assertThat(withoutPhone.isDeliverable()).isTrue();
        assertThat(closed.completedBy(withoutPhone)).isEqualTo(withoutPhone);
        assertThat(stored.completedBy(withoutPhone)).isEqualTo(stored);
    }
}
