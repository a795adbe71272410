package vn.hospitalkiosk.gateway.line;

import java.util.Map;

/// What came of one call.
public sealed interface Answer {
    /// @param status HTTP status, 200–499
    /// @param headers names in lower case
    record Message(int status, Map<String, String> headers, RawMessage raw) implements Answer {}

    /// Timeout, reset, 5xx: it is not known what the other side did.
    record None(String reason) implements Answer {}

    /// The call never left: the other side did nothing.
    record NotSent(String reason) implements Answer {}
}
