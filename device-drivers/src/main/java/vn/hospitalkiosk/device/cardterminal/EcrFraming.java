package vn.hospitalkiosk.device.cardterminal;

import java.time.Duration;
import vn.hospitalkiosk.device.link.LinkTimes;

/// How frames look on a terminal's line: every acquirer's document decides anew, so all of it is data.
///
/// @param start first byte of a frame
/// @param end byte before the check byte
/// @param lrcSeed the check byte's first value
/// @param lengthPrefix two bytes of BCD after the start byte count the text; the check byte covers them like text
/// @param framedControls ACK and NAK are followed by end and check byte, and progress is told by SOH, 20 characters, EOT
/// @param longest text of a frame, in bytes
public record EcrFraming(
        byte start,
        byte end,
        int lrcSeed,
        LrcRange lrcRange,
        boolean lengthPrefix,
        boolean framedControls,
        int longest,
        LinkTimes times) {
    public EcrFraming {
        if (longest < 1 || longest > 9999 || start == end) {
            throw new IllegalArgumentException("no line has such frames");
        }
    }

    /// Hypercom: LEN counts, the check byte is the XOR of LEN to ETX (payments-providers.md §6.1).
    public static EcrFraming hypercom() {
        LinkTimes times =
                new LinkTimes(
                        Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofMillis(200), 3);
        return new EcrFraming((byte) 2, (byte) 3, 0, LrcRange.TEXT_END, true, false, 4096, times);
    }

    /// ECR17: seed 7F, ACK awaited 2 s, 200 ms before a retransmission, at most three (payments-providers.md §6.2).
    public static EcrFraming ecr17() {
        LinkTimes times =
                new LinkTimes(
                        Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofMillis(200), 3);
        return new EcrFraming(
                (byte) 2, (byte) 3, 0x7F, LrcRange.TEXT_END, false, true, 1100, times);
    }
}
