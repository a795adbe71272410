package vn.hospitalkiosk.gateway.psp.line;

import java.util.Map;
import vn.hospitalkiosk.gateway.psp.RawMessage;

/// What came of one call.
public sealed interface Answer {
    /// @param status HTTP status, 200–499
    /// @param headers names in lower case
    record Message(int status, Map<String, String> headers, RawMessage raw) implements Answer {}

    /// Timeout, reset, 5xx: it is not known what the psp did.
    record None(String reason) implements Answer {}

    /// The call never left: the psp did nothing.
    record NotSent(String reason) implements Answer {}
}
