package vn.hospitalkiosk.gateway.his.wire;

/// What became of one request.
public sealed interface Exchange {
    /// @param body whole, UTF-8
    /// @param echoed it names the request it answers
    record Answered(int status, String body, boolean echoed) implements Exchange {}

    /// @param reason for the log
    /// @param lost the connection broke, as a pooled one does that the server had closed: one more try is reasonable for a question, and for a command after asking; not so after a timeout
    record Failed(String reason, boolean lost) implements Exchange {}
}
