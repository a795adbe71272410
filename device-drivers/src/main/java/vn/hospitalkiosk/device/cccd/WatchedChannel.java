package vn.hospitalkiosk.device.cccd;

import vn.hospitalkiosk.device.smartcard.CardChannel;

/// A channel every call of which the watchdog sees.
final class WatchedChannel implements CardChannel {
    private final CardChannel channel;
    private final Watchdog watchdog;

    WatchedChannel(CardChannel channel, Watchdog watchdog) {
        this.channel = channel;
        this.watchdog = watchdog;
    }

    @Override
    public byte[] transmit(byte[] apdu) {
        return watchdog.watched(() -> channel.transmit(apdu));
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
