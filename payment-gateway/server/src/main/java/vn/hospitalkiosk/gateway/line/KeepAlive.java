package vn.hospitalkiosk.gateway.line;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long a connection may wait for its next call: shorter than the other side keeps it, where that says so (`Keep-Alive: timeout=5`). A call on a connection that is just being closed is lost.
final class KeepAlive {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration BEFORE_END = Duration.ofSeconds(1);
    private static final Pattern TIMEOUT =
            Pattern.compile("timeout\\s*=\\s*\"?([0-9]{1,6})", Pattern.CASE_INSENSITIVE);

    private KeepAlive() {}

    /// @param headers names in lower case
    static Duration of(Map<String, String> headers) {
        String said = headers.get("keep-alive");
        if (said == null) {
            return LONGEST;
        }
        Matcher seconds = TIMEOUT.matcher(said);
        if (!seconds.find()) {
            return LONGEST;
        }
        Duration told = Duration.ofSeconds(Long.parseLong(seconds.group(1))).minus(BEFORE_END);
        return told.compareTo(LONGEST) < 0 ? told : LONGEST;
    }
}
