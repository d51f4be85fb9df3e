package dev.shopconnector.shipments;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells a request that waits on this node when one of its parcels is settled on this node. A ring that nobody hears costs
 * nothing: the table has the outcome, and ShipStation asks for it later.
 */
@Component
class ParcelDoorbell {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Cache<String, CompletableFuture<Parcel>> waiting =
            Caffeine.newBuilder().expireAfterAccess(LONGEST).build();

    /** The parcels as they are settled; to be asked before the wake that may settle them. */
    List<CompletableFuture<Parcel>> expect(List<Parcel> parcels) {
        return parcels.stream()
                .map(parcel -> waiting.get(key(parcel), key -> new CompletableFuture<>()))
                .toList();
    }

    /** The settled parcel, or the parcel as it was when that takes longer. */
    static Parcel await(CompletableFuture<Parcel> settled, Parcel otherwise, long nanos) {
        try {
            return nanos <= 0 ? settled.getNow(otherwise) : settled.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return otherwise;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a parcel is settled or not, it does not fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        }
    }

    /** Rings once the outcome can be read by all. */
    void ringAfterCommit(Parcel settled) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                CompletableFuture<Parcel> bell = waiting.asMap().remove(key(settled));
                if (bell != null) {
                    bell.complete(settled);
                }
            }
        });
    }

    private static String key(Parcel parcel) {
        return parcel.shopId() + '|' + parcel.id();
    }
}
