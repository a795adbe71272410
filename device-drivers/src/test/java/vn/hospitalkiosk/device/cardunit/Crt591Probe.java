package vn.hospitalkiosk.device.cardunit;

import java.util.Arrays;
import vn.hospitalkiosk.device.link.FrameScanner;
import vn.hospitalkiosk.device.link.Signal;

/// Lets the figures measure what is of this package alone.
public final class Crt591Probe {
    private Crt591Probe() {}

    /// Finds one answer of 60 bytes in the stream and takes it apart; throws when it does not.
    public static Runnable frame() {
        byte[] text = new byte[60];
        Arrays.fill(text, (byte) 0xF2);
        text[0] = 'P';
        text[3] = '0';
        text[4] = '2';
        text[5] = '0';
        Crt591Frames frames = new Crt591Frames(0);
        byte[] frame = frames.frame(text);
        FrameScanner scanner = new FrameScanner(frames);
        return () -> {
            Signal first = scanner.accept(frame, frame.length).getFirst();
            boolean read =
                    first instanceof Signal.Message(byte[] payload)
                            && UnitReply.of(payload) instanceof UnitReply.Done;
            if (!read) {
                throw new IllegalStateException("the frame was not read");
            }
        };
    }
}
