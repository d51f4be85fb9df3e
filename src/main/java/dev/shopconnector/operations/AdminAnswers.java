package dev.shopconnector.operations;

import dev.shopconnector.connections.AdminDoor;
import dev.shopconnector.connections.ConsentRefusedException;
import dev.shopconnector.shipstation.ErrorBody;
import dev.shopconnector.shipstation.InvalidRequestException;
import dev.shopconnector.shipstation.ShipStationJson;
import dev.shopconnector.shipstation.UnreadableRequestException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers to operators who bring the admin key: JSON in snake case, kept by nobody on the way. */
@Component
public class AdminAnswers {
    private final AdminDoor door;

    AdminAnswers(AdminDoor door) {
        this.door = door;
    }

    /**
     * A status and its body.
     *
     * @param body a record of plain data
     */
    public record Answer(int status, Object body) {

        /** 404 with these words. */
        public static Answer notFound(String words) {
            return new Answer(404, ErrorBody.notFound(words, null));
        }

        /** 409 with these words. */
        public static Answer conflict(String words) {
            return new Answer(409, ErrorBody.badRequest(words, null));
        }
    }

    /** The answer of {@code work} if this {@code Authorization} header has the admin key; 400 when it finds a mistake. */
    public ResponseEntity<byte[]> answer(@Nullable String authorization, Supplier<Answer> work) {
        try {
            door.require(authorization);
            return json(work.get());
        } catch (ConsentRefusedException e) {
            return json(new Answer(e.httpStatus(), e.body()));
        } catch (InvalidRequestException | UnreadableRequestException e) {
            return json(new Answer(400, ErrorBody.badRequest(String.valueOf(e.getMessage()), null)));
        }
    }

    private static ResponseEntity<byte[]> json(Answer answer) {
        return ResponseEntity.status(answer.status())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .body(ShipStationJson.write(answer.body()).getBytes(StandardCharsets.UTF_8));
    }
}
