package vn.hospitalkiosk.device.cccd;

import java.time.Duration;
import vn.hospitalkiosk.device.DeviceHistory;
import vn.hospitalkiosk.device.DeviceHistory.Count;
import vn.hospitalkiosk.device.link.WireTrace;
import vn.hospitalkiosk.device.smartcard.CardChannel;

/// A channel every call of which the watchdog sees, and the trace counts: instruction and lengths, never content.
final class WatchedChannel implements CardChannel {
    private final CardChannel channel;
    private final Watchdog watchdog;
    private final DeviceHistory history;
    private final WireTrace trace;

    WatchedChannel(CardChannel channel, Watchdog watchdog, DeviceHistory history, WireTrace trace) {
        this.channel = channel;
        this.watchdog = watchdog;
        this.history = history;
        this.trace = trace;
    }

    @Override
    public byte[] transmit(byte[] apdu) {
        trace.sent("%02X of %d bytes".formatted(apdu.length > 1 ? apdu[1] : 0, apdu.length));
        history.count(Count.FRAMES_SENT);
        long began = System.nanoTime();
        byte[] answer = watchdog.watched(() -> channel.transmit(apdu));
        history.roundTrip(Duration.ofNanos(System.nanoTime() - began));
        history.count(Count.FRAMES_HEARD);
        trace.heard("%d bytes".formatted(answer.length));
        return answer;
    }

    @Override
    public byte[] atr() {
        return channel.atr();
    }

    @Override
    public void close() {
        watchdog.watched(() -> {
            channel.close();
            return channel;
        });
    }
}
