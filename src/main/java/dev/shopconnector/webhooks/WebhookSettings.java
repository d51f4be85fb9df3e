package dev.shopconnector.webhooks;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How TikTok Shop calls us; the figures of the routes stand beside it in {@code application.yaml}.
 *
 * @param publicUrl where TikTok Shop reaches this connector, without a path; empty when it cannot, then shops are polled
 *     only
 * @param mostBody the longest body that is looked at
 * @param answerWithin how long a webhook may take to be stored; what takes longer is answered 503, so that TikTok Shop
 *     repeats it
 * @param writers webhooks that one node stores at the same time, each with a connection to the database
 * @param queue webhooks that may wait for a writer; more are answered 503 at once
 * @param keep how long stored webhooks stay; longer than TikTok Shop repeats one
 */
@ConfigurationProperties("webhooks")
public record WebhookSettings(
        String publicUrl,
        @DefaultValue("256KB") DataSize mostBody,
        @DefaultValue("2s") Duration answerWithin,
        @DefaultValue("4") int writers,
        @DefaultValue("200") int queue,
        @DefaultValue("30d") Duration keep) {
    private static final int LONGEST_ADDRESS = 255;
    private static final Duration LONGEST_REPETITION = Duration.ofDays(1);

    public WebhookSettings {
        publicUrl = publicUrl.strip();
        if (!publicUrl.isEmpty()) {
            URI url = URI.create(publicUrl);
            if (url.getHost() == null
                    || url.getScheme() == null
                    || !url.getScheme().startsWith("http")
                    || publicUrl.length() + WebhookController.PATH.length() > LONGEST_ADDRESS) {
                throw new IllegalArgumentException(
                        "webhooks.public-url (WEBHOOKS_PUBLIC_URL) must be an address such as"
                                + " https://connector.example.com, or empty");
            }
        }
        if (keep.compareTo(LONGEST_REPETITION) < 0) {
            throw new IllegalArgumentException(
                    "webhooks.keep must be a day at least: TikTok Shop repeats a webhook for 16 hours");
        }
    }

    /** The address that TikTok Shop is told to call; null when it is not to call. */
    public @Nullable String address() {
        return publicUrl.isEmpty() ? null : publicUrl.replaceAll("/+$", "") + WebhookController.PATH;
    }
}
