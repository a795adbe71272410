package vn.hospitalkiosk.virtual.cardunit;

import java.util.random.RandomGenerator;

/// What a bad cable adds.
final class Noise {
    private static final int MOST = 12;

    private Noise() {}

    /// One to twelve bytes, none of them a control byte of the link.
    static byte[] bytes(RandomGenerator random) {
        byte[] bytes = new byte[1 + random.nextInt(MOST)];
        for (int i = 0; i < bytes.length; i++) {
            byte value;
            do {
                value = (byte) random.nextInt(256);
            } while (value == Frames.ACK || value == Frames.NAK || value == Frames.EOT);
            bytes[i] = value;
        }
        return bytes;
    }
}
