package vn.hospitalkiosk.device.scanner;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Cuts a stream of bytes into scans: at the suffix, or where the scanner paused. No input, no clock.
final class Framer {
    /// In bytes; a text of 4,096 characters has at most so many, and anything longer is hostile.
    private static final int LONGEST = 4 * 4096;

    private final byte suffix;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private boolean suffixSeen;

    Framer(byte suffix) {
        this.suffix = suffix;
    }

    /// @return scans that ended within these bytes
    List<byte[]> accept(byte[] bytes, int count) {
        List<byte[]> scans = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (bytes[i] == suffix) {
                suffixSeen = true;
                scans.addAll(pause());
            } else if (open.size() < LONGEST) {
                open.write(bytes[i]);
            }
        }
        return scans;
    }

    /// Nothing came for a while: what is open is a scan.
    List<byte[]> pause() {
        if (open.size() == 0) {
            return List.of();
        }
        byte[] scan = open.toByteArray();
        open.reset();
        return List.of(scan);
    }

    boolean open() {
        return open.size() > 0;
    }

    /// A scanner that was once seen to send its suffix can be trusted to send it again.
    boolean suffixSeen() {
        return suffixSeen;
    }
}
