package vn.hospitalkiosk.device.link;

import java.time.Duration;

/// How patient a link is.
///
/// @param ackTimeout from the end of our frame to the device's ACK
/// @param interByte longest gap within a frame
/// @param retryDelay pause before a frame is sent again
/// @param sends how often one frame is sent at most, 1 or more; also how often one answer is refused as damaged
public record LinkTimes(Duration ackTimeout, Duration interByte, Duration retryDelay, int sends) {
    public LinkTimes {
        if (sends < 1 || ackTimeout.isZero() || ackTimeout.isNegative() || interByte.isZero()) {
            throw new IllegalArgumentException("no link has such times");
        }
    }
}
