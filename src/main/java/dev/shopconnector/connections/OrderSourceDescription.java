package dev.shopconnector.connections;

import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /order-source/openapi}: what this order source serves, as OpenAPI 3.1 in YAML. It takes no key. */
@RestController
class OrderSourceDescription {
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    private final byte[] document;
    private final String tag;

    OrderSourceDescription(@Value("classpath:openapi/order-source.yaml") Resource description) throws IOException {
        this.document = description.getContentAsByteArray();
        this.tag = DigestUtils.md5DigestAsHex(document);
    }

    @GetMapping("/order-source/openapi")
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .eTag(tag)
                .contentType(YAML)
                .body(document);
    }
}
