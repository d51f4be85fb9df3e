package dev.shopconnector.sandbox.gateway;

/** A refusal in TikTok Shop's words: envelope code, message and HTTP status ("Common errors" page). */
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final String text;

    public ApiError(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.text = message;
    }

    public int status() {
        return status;
    }

    public int code() {
        return code;
    }

    /** The message of the envelope. */
    public String text() {
        return text;
    }

    public static ApiError invalidPath() {
        return new ApiError(404, 36009009, "Invalid path. The specified path does not match any available endpoint.");
    }

    public static ApiError invalidVersion() {
        return new ApiError(400, 36009014, "Invalid API version. The `version` value is invalid or unsupported.");
    }

    public static ApiError invalidMethod() {
        return new ApiError(405, 36009010, "Invalid method. The HTTP method used is not supported by this endpoint.");
    }

    public static ApiError invalidFormat() {
        return new ApiError(
                400,
                36009022,
                "Invalid request format. The request body format must be `application/json` for structured data or"
                        + " `multipart/form-data` for binary files.");
    }

    public static ApiError tooManyRequests() {
        return new ApiError(
                429, 36009002, "Too many requests. You've made too many requests in a short period of time.");
    }

    public static ApiError internal() {
        return new ApiError(500, 36009003, "Internal error. Please try again later.");
    }

    public static ApiError invalidToken() {
        return invalid("Invalid credentials. The `x-tts-access-token` header is invalid.");
    }

    public static ApiError expiredToken() {
        return new ApiError(
                401, 105002, "Expired credentials. The `access_token` or `x-tts-access-token` header has expired.");
    }

    public static ApiError missingScope() {
        return new ApiError(
                403,
                105005,
                "Access denied. The app is not authorized to access the endpoint because the access scopes granted for"
                        + " the app or the access token do not contain the required access scope for the endpoint.");
    }

    public static ApiError wrongShop() {
        return new ApiError(
                401,
                101000,
                "Invalid query or header. The `category_asset_cipher` query parameter or `x-tts-access-token` header is"
                        + " invalid.");
    }

    /** The code with many meanings: only its message tells them apart. */
    public static ApiError invalid(String message) {
        return new ApiError(400, 36009004, message);
    }
}
