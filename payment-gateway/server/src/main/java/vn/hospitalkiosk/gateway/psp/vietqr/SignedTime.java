package vn.hospitalkiosk.gateway.psp.vietqr;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/// The moment that was signed along with a message: an old message is not taken again.
///
/// @param window how far it may be from our clock, both ways
record SignedTime(Clock clock, Duration window) {
    /// @param at as it came, a whole number since 1970
    /// @param perUnit milliseconds of one unit
    boolean isNear(String at, long perUnit) {
        if (!at.matches("[0-9]{1,14}")) {
            return false;
        }
        long away = Math.abs(clock.millis() - Long.parseLong(at) * perUnit);
        return away <= window.toMillis();
    }

    /// `<at>.<body>`, the bytes that are signed.
    static byte[] before(String at, byte[] body) {
        byte[] head = (at + ".").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
