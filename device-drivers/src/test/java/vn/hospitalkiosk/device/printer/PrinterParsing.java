package vn.hospitalkiosk.device.printer;

import java.util.HexFormat;

/// How long it takes to take a printer's replies apart: every kind once, byte by byte as a slow line brings them.
public final class PrinterParsing {
    private static final byte[] REPLIES =
            HexFormat.of().parseHex("12" + "1400000f" + "37224130303100" + "0c" + "5f4550534f4e00");
    private static final int FRAMES = 5;
    private static final int ROUNDS = 200_000;

    private PrinterParsing() {}

    /// Microseconds per reply, after as many rounds to warm up.
    public static double micros() {
        run();
        long began = System.nanoTime();
        long frames = run();
        return (System.nanoTime() - began) / 1e3 / frames;
    }

    private static long run() {
        ReplyDemux demux = new ReplyDemux();
        byte[] one = new byte[1];
        long frames = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (byte value : REPLIES) {
                one[0] = value;
                frames += demux.accept(one, 1).size();
            }
        }
        if (frames != (long) FRAMES * ROUNDS) {
            throw new IllegalStateException("replies were lost");
        }
        return frames;
    }
}
