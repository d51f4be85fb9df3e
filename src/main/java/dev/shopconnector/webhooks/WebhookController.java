package dev.shopconnector.webhooks;

import dev.shopconnector.webhooks.WebhookInbox.NotStoredException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * TikTok Shop's door. 200 says that the webhook is stored, or was before; anything but 200 makes TikTok Shop repeat it
 * after 2 minutes, 30 minutes, 3 hours and 12 hours (TikTok Shop, "Webhooks"). Not a route: the signature is made of the
 * very bytes, and nothing of a body belongs on an exchange before it is known whose it is.
 */
@RestController
class WebhookController {
    static final String PATH = "/webhooks/tiktok";

    private final WebhookSignature signature;
    private final WebhookReader reader;
    private final WebhookInbox inbox;
    private final WebhookCounts counts;
    private final WebhookWarnings warnings;
    private final int mostBody;

    WebhookController(
            WebhookSignature signature,
            WebhookReader reader,
            WebhookInbox inbox,
            WebhookCounts counts,
            WebhookWarnings warnings,
            WebhookSettings settings) {
        this.signature = signature;
        this.reader = reader;
        this.inbox = inbox;
        this.counts = counts;
        this.warnings = warnings;
        this.mostBody = Math.toIntExact(settings.mostBody().toBytes());
    }

    @PostMapping(PATH)
    ResponseEntity<Void> receive(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            InputStream in)
            throws IOException {
        byte[] body = in.readNBytes(mostBody + 1);
        if (body.length > mostBody) {
            counts.came("too-long");
            return answer(HttpStatus.PAYLOAD_TOO_LARGE);
        }
        if (!signature.isRight(body, authorization)) {
            counts.came("forged");
            warnings.forged();
            return answer(HttpStatus.UNAUTHORIZED);
        }
        return answer(stored(reader.read(body)));
    }

    /** The same bytes would be unreadable again, so TikTok Shop is not asked to repeat what cannot be read. */
    private HttpStatus stored(Webhook webhook) {
        try {
            boolean isNew = inbox.store(webhook);
            counts.came(!isNew ? "repeated" : webhook.isReadable() ? "stored" : "unreadable");
            if (isNew && !webhook.isReadable()) {
                warnings.unreadable(webhook.id());
            }
            return HttpStatus.OK;
        } catch (NotStoredException e) {
            counts.came("not-stored");
            warnings.notStored(String.valueOf(e.getMessage()));
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
    }

    private static ResponseEntity<Void> answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
