package dev.shopconnector.shipments;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What came of the attempts of this node to tell TikTok of parcels, since it started. */
@Component
class ParcelCounts {
    private final Map<ParcelState, Counter> byState = new EnumMap<>(ParcelState.class);

    ParcelCounts(MeterRegistry meters) {
        for (ParcelState state : ParcelState.values()) {
            byState.put(
                    state,
                    Counter.builder("parcels.attempts")
                            .description("Attempts to tell TikTok of a parcel, by the state that they left it in")
                            .tag("outcome", state.word())
                            .register(meters));
        }
    }

    void settled(Parcel parcel) {
        Counter counter = byState.get(parcel.state());
        if (counter != null) {
            counter.increment();
        }
    }
}
