package dev.shopconnector.connections;

/** No call can be made for this connection until its seller consents again. */
public class NeedsReauthorizationException extends RuntimeException {
    private final transient ConnectionError error;

    public NeedsReauthorizationException(String connectionId, ConnectionError error) {
        super("connection " + connectionId + " needs its seller to connect again (HTTP " + error.httpStatus()
                + ", code " + error.code() + ")");
        this.error = error;
    }

    /** What TikTok said when it stopped accepting the connection. */
    public ConnectionError error() {
        return error;
    }
}
