package dev.shopconnector.tiktok;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries credentials past Camel to the HTTP client: the exchange holds a handle that is good once, for a minute, in
 * this process.
 */
@Component
public class CredentialLoans {
    /** The header that carries the handle; it never leaves the process. */
    static final String HEADER = "x-credential-loan";

    private final Cache<String, Credential> loans = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(10_000)
            .build();

    /** Keeps the credential and returns its handle. */
    public String lend(Credential credential) {
        String handle = UUID.randomUUID().toString();
        loans.put(handle, credential);
        return handle;
    }

    /** Hands the credential out once; null when the handle is unknown, used or too old. */
    @Nullable
    Credential take(String handle) {
        return loans.asMap().remove(handle);
    }
}
