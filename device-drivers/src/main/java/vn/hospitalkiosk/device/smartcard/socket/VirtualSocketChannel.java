package vn.hospitalkiosk.device.smartcard.socket;

import java.io.IOException;
import vn.hospitalkiosk.device.smartcard.CardChannel;
import vn.hospitalkiosk.device.smartcard.CardLineException.CardRemoved;
import vn.hospitalkiosk.device.smartcard.CardLineException.ReaderGone;

/// A session with the virtual card.
final class VirtualSocketChannel implements CardChannel {
    private static final int FRAME_BYTES = 65_535;

    private final Frames line;

    VirtualSocketChannel(Frames line) {
        this.line = line;
    }

    @Override
    public byte[] transmit(byte[] apdu) {
        if (apdu.length == 0 || apdu.length > FRAME_BYTES) {
            throw new IllegalArgumentException("a frame carries 1 to 65,535 bytes");
        }
        byte[] answer;
        try {
            answer = line.exchange(apdu);
        } catch (IOException e) {
            throw new ReaderGone("the virtual card's socket was closed");
        }
        if (answer.length == 0) {
            throw new CardRemoved("no card lies on the reader");
        }
        return answer;
    }

    @Override
    public byte[] atr() {
        return new byte[0];
    }

    @Override
    public void close() {
        line.close();
    }
}
