package vn.hospitalkiosk.gateway.his.mllp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// MLLP's blocks: 0B, the message, 1C 0D (HL7 v2 Implementation Guide, appendix C).
final class Blocks {
    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int CARRIAGE_RETURN = 0x0D;
    private static final int LARGEST = 4 << 20;
    private static final int MOST_NOISE = 4_096;

    private Blocks() {}

    static byte[] around(byte[] message) {
        byte[] block = new byte[message.length + 3];
        block[0] = START;
        System.arraycopy(message, 0, block, 1, message.length);
        block[message.length + 1] = END;
        block[message.length + 2] = CARRIAGE_RETURN;
        return block;
    }

    /// Blocks until a whole message is there. What stands between blocks is passed over.
    ///
    /// @return empty when the stream ends between two blocks
    /// @throws IOException also when it ends within one, or is no MLLP
    static Optional<byte[]> next(InputStream in) throws IOException {
        int noise = 0;
        for (int b = in.read(); b != START; b = in.read()) {
            if (b < 0) {
                return Optional.empty();
            }
            noise++;
            if (noise > MOST_NOISE) {
                throw new IOException("what comes is no MLLP");
            }
        }
        return Optional.of(message(in));
    }

    private static byte[] message(InputStream in) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int b = in.read(); b != END; b = in.read()) {
            if (b < 0 || b == START) {
                throw new IOException("a message was cut");
            }
            if (message.size() == LARGEST) {
                throw new IOException("a message without end");
            }
            message.write(b);
        }
        if (in.read() != CARRIAGE_RETURN) {
            throw new IOException("a message ends badly");
        }
        return message.toByteArray();
    }
}
