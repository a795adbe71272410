package vn.hospitalkiosk.gateway.his.mllp;

/// What became of one message sent.
public sealed interface MllpExchange<T> {
    record Answered<T>(T answer) implements MllpExchange<T> {}

    /// @param reason for the log
    /// @param lost the connection broke before the answer: one more try is reasonable for a question, and for a command after asking; not so after a timeout
    record Failed<T>(String reason, boolean lost) implements MllpExchange<T> {}
}
