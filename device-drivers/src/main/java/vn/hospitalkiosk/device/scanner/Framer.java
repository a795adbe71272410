package vn.hospitalkiosk.device.scanner;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts a stream of bytes into scans: at the suffix, or where the scanner paused; takes replies to commands out of it. No input, no clock.
final class Framer {
    /// In bytes. A QR holds at most 2,953; anything longer is hostile.
    static final int LONGEST = 4096;

    private final Optional<Byte> suffix;
    private final byte[] reply;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private int replyMatched;
    private boolean suffixSeen;
    private boolean cut;

    /// @param reply bytes that are never part of a code; empty: none
    Framer(Optional<Byte> suffix, byte[] reply) {
        this.suffix = suffix;
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
        if (suffix.isPresent() && suffix.get() == b) {
            suffixSeen = true;
            finish(heard);
        } else if (open.size() < LONGEST) {
            open.write(b);
        } else {
            cut = true;
        }
    }

    private void finish(List<Heard> heard) {
        if (open.size() > 0) {
            heard.add(new Heard.Scan(open.toByteArray(), cut));
        }
        open.reset();
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
        return open.size() + replyMatched;
    }

    /// A scanner that was once seen to send its suffix can be trusted to send it again.
    boolean suffixSeen() {
        return suffixSeen;
    }
}
