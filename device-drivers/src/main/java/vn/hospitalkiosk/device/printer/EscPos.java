package vn.hospitalkiosk.device.printer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The commands in use, as bytes (Epson ESC/POS reference; table in devices.md §1c).
final class EscPos {
    /// Bytes before the dots of a band.
    static final int BAND_HEAD = 8;

    private static final byte ESC = 0x1B;
    private static final byte GS = 0x1D;
    private static final byte DLE = 0x10;

    private EscPos() {}

    /// ESC @
    static byte[] initialise() {
        return new byte[] {ESC, '@'};
    }

    /// GS a 255: tell every change of state without being asked.
    static byte[] automaticStatusOn() {
        return new byte[] {GS, 'a', (byte) 0xFF};
    }

    /// DLE EOT n, answered at once. 1 printer, 2 cause of offline, 3 cause of error, 4 paper.
    static byte[] realTimeStatus(int n) {
        return new byte[] {DLE, 0x04, (byte) n};
    }

    /// DLE DC4 8: forget everything that waits for being printed.
    static byte[] clearBuffers() {
        return new byte[] {DLE, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8};
    }

    /// GS ( D function 20: a drawer pulse and switching off (DLE DC4 1 and 2) are not obeyed in real time. From memory of the Epson reference; not seen on hardware.
    static byte[] realTimeForbidden() {
        return new byte[] {GS, '(', 'D', 5, 0, 20, 1, 0, 2, 0};
    }

    /// GS I n: 65 firmware, 66 maker, 67 model, 68 serial number.
    static byte[] identify(int n) {
        return new byte[] {GS, 'I', (byte) n};
    }

    /// Ends a picture that was cut short: white dots for what is missing of it, and nothing at all for a printer that waits for a command.
    static byte[] filler(int bytes) {
        return new byte[bytes];
    }

    /// GS V 66 0: feed to the cutter, cut partially.
    static byte[] feedAndCut() {
        return new byte[] {GS, 'V', 'B', 0};
    }

    /// ESC d n: feed lines, for a printer without cutter.
    static byte[] feedLines(int lines) {
        return new byte[] {ESC, 'd', (byte) lines};
    }

    /// GS r 1
    static byte[] paperStatus() {
        return new byte[] {GS, 'r', 1};
    }

    /// GS ( H function 48
    static byte[] processId(String id) {
        byte[] command = new byte[11];
        byte[] head = {GS, '(', 'H', 6, 0, '0', '0'};
        System.arraycopy(head, 0, command, 0, head.length);
        System.arraycopy(id.getBytes(StandardCharsets.US_ASCII), 0, command, head.length, 4);
        return command;
    }

    /// GS v 0 per band of rows, in order.
    static List<byte[]> bands(Bitmap slip, int bandRows) {
        List<byte[]> bands = new ArrayList<>();
        int rowBytes = slip.widthDots() / 8;
        for (int from = 0; from < slip.height(); from += bandRows) {
            int rows = Math.min(bandRows, slip.height() - from);
            byte[] head = {
                GS,
                'v',
                '0',
                0,
                (byte) rowBytes,
                (byte) (rowBytes >> 8),
                (byte) rows,
                (byte) (rows >> 8)
            };
            byte[] band = Arrays.copyOf(head, head.length + rows * rowBytes);
            System.arraycopy(slip.rows(), from * rowBytes, band, head.length, rows * rowBytes);
            bands.add(band);
        }
        return bands;
    }
}
