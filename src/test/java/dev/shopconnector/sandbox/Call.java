package dev.shopconnector.sandbox;

import java.time.Instant;
import java.util.Map;

/**
 * One request that the sandbox received.
 *
 * @param time on the sandbox clock
 * @param operation method and path, ids replaced by {@code {id}} where the path is a known endpoint
 * @param path as requested, without query
 * @param query decoded, without signature, secrets, codes and tokens
 * @param body the request body of an API call
 * @param status the HTTP status that was answered
 * @param code the envelope's code, 0 for success; -1 when the answer has no envelope
 */
public record Call(
        Instant time,
        String operation,
        String method,
        String path,
        Map<String, String> query,
        String body,
        int status,
        int code) {}
