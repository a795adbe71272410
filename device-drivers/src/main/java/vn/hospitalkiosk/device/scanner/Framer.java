package vn.hospitalkiosk.device.scanner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Cuts a stream of bytes into scans: at the suffix, or where the scanner paused; takes replies to commands out of it. No input, no clock.
final class Framer {
    /// In bytes. A QR holds at most 2,953; anything longer is hostile.
    static final int LONGEST = 4096;

    private static final int NO_SUFFIX = -1;

    private final int suffix;
    private final byte[] reply;
    private final byte[] open = new byte[LONGEST];
    private int openCount;
    private int replyMatched;
    private boolean suffixSeen;
    private boolean cut;

    /// @param reply bytes that are never part of a code; empty: none
    Framer(Optional<Byte> suffix, byte[] reply) {
        this.suffix = suffix.map(Byte::toUnsignedInt).orElse(NO_SUFFIX);
        this.reply = reply.clone();
    }

    /// @return what ended within these bytes
    List<Heard> accept(byte[] bytes, int count) {
        List<Heard> heard = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            accept(bytes[i], heard);
        }
        return heard;
    }

    private void accept(byte b, List<Heard> heard) {
        if (replyMatched < reply.length && b == reply[replyMatched]) {
            replyMatched++;
            if (replyMatched == reply.length) {
                replyMatched = 0;
                heard.add(new Heard.Reply());
            }
            return;
        }
        if (replyMatched > 0) {
            // Only looked like one. A first byte may still begin the real one.
            release(heard);
            accept(b, heard);
            return;
        }
        take(b, heard);
    }

    private void release(List<Heard> heard) {
        int matched = replyMatched;
        replyMatched = 0;
        for (int i = 0; i < matched; i++) {
            take(reply[i], heard);
        }
    }

    private void take(byte b, List<Heard> heard) {
        if (suffix == (b & 0xFF)) {
            suffixSeen = true;
            finish(heard);
        } else if (openCount < LONGEST) {
            open[openCount++] = b;
        } else {
            cut = true;
        }
    }

    private void finish(List<Heard> heard) {
        if (openCount > 0) {
            heard.add(new Heard.Scan(Arrays.copyOf(open, openCount), cut));
            Arrays.fill(open, 0, openCount, (byte) 0);
        }
        openCount = 0;
        cut = false;
    }

    /// Nothing came for a while: what is open is a scan.
    List<Heard> pause() {
        List<Heard> heard = new ArrayList<>();
        release(heard);
        finish(heard);
        return heard;
    }

    boolean open() {
        return openBytes() > 0;
    }

    int openBytes() {
        return openCount + replyMatched;
    }

    /// A scanner that was once seen to send its suffix can be trusted to send it again.
    boolean suffixSeen() {
        return suffixSeen;
    }
}
