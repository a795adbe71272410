package vn.hospitalkiosk.device.profile;

import java.time.Duration;
import vn.hospitalkiosk.device.link.LinkTimes;
import vn.hospitalkiosk.device.yaml.Between;

/// How patient a link is; the values are those of [LinkTimes].
record LinkFile(
        @Between(least = 50, most = 30_000) Duration ackTimeout,
        @Between(least = 5, most = 5_000) Duration interByte,
        @Between(least = 0, most = 10_000) Duration retryDelay,
        @Between(least = 1, most = 10) int sends) {
    LinkTimes times() {
        return new LinkTimes(ackTimeout, interByte, retryDelay, sends);
    }
}
