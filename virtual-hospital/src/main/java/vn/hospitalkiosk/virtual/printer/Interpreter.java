package vn.hospitalkiosk.virtual.printer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Understands one caller's ESC/POS: real-time commands are answered as they are read, everything else goes to the print buffer in order. Commands it does not know are counted and skipped by the length their family has.
final class Interpreter {
    private static final int ESC = 0x1B;
    private static final int GS = 0x1D;
    private static final int FS = 0x1C;
    private static final int DLE = 0x10;
    private static final int LINE_FEED = 0x0A;
    private static final int DEFAULT_LINE_ROWS = 30;
    private static final byte[] CLEARED = HexFormat.of().parseHex("372500");

    private static final int XON = 0x11;
    private static final int XOFF = 0x13;

    private final Line line;
    private final Mechanism mechanism;
    private final Panel panel;
    private final Mishaps mishaps;
    private final Graphics graphics;
    private final PictureBytes picture = new PictureBytes();
    private final Runnable statusBack;
    private final Consumer<Boolean> flow;
    private int lineRows = DEFAULT_LINE_ROWS;
    private boolean pulsesAllowed = true;
    private volatile boolean automatic;
    private final AtomicInteger unknown;

    Interpreter(Line line, Mechanism mechanism, Panel panel, Mishaps mishaps) {
        this.unknown = panel.unknown;
        this.line = line;
        this.mechanism = mechanism;
        this.panel = panel;
        this.mishaps = mishaps;
        this.graphics = new Graphics(line, mechanism, this::inPicture);
        this.statusBack = this::sendStatusBack;
        this.flow = busy -> line.flow(busy ? XOFF : XON);
    }

    /// Until the caller hangs up.
    void run() throws IOException {
        mechanism.watch(statusBack);
        if (panel.flowControl) {
            mechanism.watchFlow(flow);
        }
        try {
            while (true) {
                command(line.next());
            }
        } catch (EOFException e) {
            // The caller has said all.
        } finally {
            mechanism.unwatch(statusBack);
            mechanism.unwatchFlow(flow);
            mishaps.jobEnds();
        }
    }

    private void inPicture(int value) {
        if (!panel.executesInPictures) {
            return;
        }
        switch (picture.next(value)) {
            case PictureBytes.Found.Nothing() -> {}
            case PictureBytes.Found.StatusQuestion(int n) -> {
                panel.executedInPictures.incrementAndGet();
                line.answer(StatusBytes.realTime(n, mechanism.sensors()));
            }
            case PictureBytes.Found.Pulse() -> {
                if (pulsesAllowed) {
                    panel.executedInPictures.incrementAndGet();
                    panel.pulses.incrementAndGet();
                }
            }
            case PictureBytes.Found.Clear() -> {
                panel.executedInPictures.incrementAndGet();
                mechanism.clear();
                line.answer(CLEARED);
            }
        }
    }

    private void command(int first) throws IOException {
        switch (first) {
            case DLE -> realTime();
            case ESC -> escape(line.next());
            case GS -> group(line.next());
            case FS -> kanji(line.next());
            case LINE_FEED -> mechanism.offer(new Order.Feed(lineRows));
            default -> {
                // Text: this printer has no font; whole receipts come as pictures.
                if (first < 0x20 && first != 0 && first != '\r' && first != '\t' && first != 0x0C) {
                    unknown.incrementAndGet();
                }
            }
        }
    }

    private void realTime() throws IOException {
        int kind = line.next();
        int n = line.next();
        if (kind == 0x04 && n >= 1 && n <= 4) {
            line.answer(StatusBytes.realTime(n, mechanism.sensors()));
        } else if (kind == 0x05 && n == 2) {
            mechanism.clear();
        } else if (kind == 0x14) {
            realTimeRequest(n);
        } else if (kind != 0x05 || n > 1) {
            // DLE ENQ 0 and 1 resume; printing goes on by itself when the cause is gone.
            unknown.incrementAndGet();
        }
    }

    /// DLE DC4: 1 pulse (2 more bytes), 2 power off (2), 8 clear buffers (7: 01 03 14 01 06 02 08).
    private void realTimeRequest(int n) throws IOException {
        if (n == 8) {
            line.skip(7);
            mechanism.clear();
            line.answer(CLEARED);
        } else {
            line.skip(2);
            if (n == 1 && pulsesAllowed) {
                panel.pulses.incrementAndGet();
            } else if (n != 1 && n != 2) {
                unknown.incrementAndGet();
            }
        }
    }

    private void escape(int second) throws IOException {
        switch (second) {
            case '@' -> lineRows = DEFAULT_LINE_ROWS;
            case '2' -> lineRows = DEFAULT_LINE_ROWS;
            case '3' -> lineRows = line.next();
            case 'J', 'K' -> mechanism.offer(new Order.Feed(line.next()));
            case 'd', 'e' -> mechanism.offer(new Order.Feed(line.next() * lineRows));
            case 'i', 'm' -> mechanism.offer(new Order.Cut());
            case '*' -> graphics.columns();
            case '!',
                    ' ',
                    '-',
                    '%',
                    '=',
                    '?',
                    'E',
                    'G',
                    'M',
                    'R',
                    'T',
                    'U',
                    'V',
                    'a',
                    'r',
                    't',
                    '{',
                    0x06 ->
                    line.skip(1);
            case '$', '\\', 'c' -> line.skip(2);
            case 'p' -> line.skip(3);
            case 'W' -> line.skip(8);
            case '(' -> skipBlock();
            case 'D' -> {
                int stop = line.next();
                for (int i = 0; stop != 0 && i < 32; i++) {
                    stop = line.next();
                }
            }
            case 'L', 'S', '<', 0x0C -> {
                // Modes without arguments that change nothing here.
            }
            default -> unknown.incrementAndGet();
        }
    }

    private void group(int second) throws IOException {
        switch (second) {
            case 'v' -> {
                mishaps.jobBegins();
                graphics.raster();
            }
            case '(' -> block(line.next());
            case '8' -> {
                mishaps.jobBegins();
                graphics.largeBlock();
            }
            case 'V' -> cut(line.next());
            case 'a' -> automaticStatus(line.next());
            case 'r' -> bufferedStatus(line.next());
            case 'I' -> identify(line.next());
            case 'k' -> barcode();
            case '!', '/', 'B', 'E', 'H', 'T', 'b', 'f', 'h', 'w' -> line.skip(1);
            case '$', 'L', 'P', 'W', '\\' -> line.skip(2);
            case '^' -> line.skip(3);
            case '*' -> {
                int across = line.next();
                line.skip((long) across * line.next() * 8);
            }
            case ':' -> {
                // Macro mark without arguments.
            }
            default -> unknown.incrementAndGet();
        }
    }

    private void kanji(int second) throws IOException {
        switch (second) {
            case '(' -> skipBlock();
            case '!', '-', 'C', 'W' -> line.skip(1);
            case 'S', 'p' -> line.skip(2);
            case '&', '.' -> {
                // Modes without arguments that change nothing here.
            }
            default -> unknown.incrementAndGet();
        }
    }

    /// GS ( x pL pH …
    private void block(int family) throws IOException {
        int length = line.word();
        switch (family) {
            case 'L' -> {
                mishaps.jobBegins();
                graphics.block(length);
            }
            case 'H' -> transmission(length);
            case 'D' -> realTimeAllowed(length);
            default -> {
                line.skip(length);
                if (family != 'k' && family != 'A' && family != 'E' && family != 'K') {
                    unknown.incrementAndGet();
                }
            }
        }
    }

    /// GS ( D, function 20: pairs of a real-time command of DLE DC4 (1 pulse, 2 power off) and whether it is obeyed.
    private void realTimeAllowed(int length) throws IOException {
        int function = length > 0 ? line.next() : 0;
        for (int i = 1; i + 1 < length; i += 2) {
            int command = line.next();
            int allowed = line.next();
            if (function == 0x14 && command == 1) {
                pulsesAllowed = (allowed & 1) == 1;
            }
        }
        if (length % 2 == 0 && length > 0) {
            line.skip(1);
        }
    }

    private void skipBlock() throws IOException {
        line.next();
        line.skip(line.word());
    }

    /// GS ( H, function 48: process id. 30 30 d1 d2 d3 d4, each 20 to 7E → 37 22 d1 d2 d3 d4 00.
    private void transmission(int length) throws IOException {
        byte[] body = new byte[Math.min(length, 6)];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) line.next();
        }
        line.skip(length - body.length);
        String id = new String(body, StandardCharsets.ISO_8859_1);
        if (length != 6 || !id.matches("00[ -~]{4}")) {
            unknown.incrementAndGet();
            return;
        }
        mishaps.jobEnds();
        String process = id.substring(2);
        byte[] answer = ("7\"" + process + "\0").getBytes(StandardCharsets.ISO_8859_1);
        mechanism.offer(
                new Order.ProcessId(
                        process,
                        () -> {
                            if (!panel.silent && !mishaps.silent()) {
                                line.answer(answer);
                            }
                        }));
    }

    private void cut(int mode) throws IOException {
        mishaps.jobEnds();
        switch (mode) {
            case 0, 1, '0', '1' -> mechanism.offer(new Order.Cut());
            case 'A', 'B', 'a', 'b', 'g', 'h' -> {
                mechanism.offer(new Order.Feed(line.next()));
                mechanism.offer(new Order.Cut());
            }
            default -> unknown.incrementAndGet();
        }
    }

    private void automaticStatus(int causes) {
        automatic = causes != 0;
        sendStatusBack();
    }

    private void sendStatusBack() {
        if (automatic) {
            line.answer(StatusBytes.automatic(mechanism.sensors()));
        }
    }

    /// GS r: 1 paper, 2 drawer; answered when everything before it is done.
    private void bufferedStatus(int n) {
        boolean paper = n == 1 || n == '1';
        if (!paper && n != 2 && n != '2') {
            unknown.incrementAndGet();
            return;
        }
        mechanism.offer(
                new Order.Reply(seen -> {
                    if (!mishaps.silent()) {
                        line.answer(new byte[] {(byte) (paper ? StatusBytes.paper(seen) : 0)});
                    }
                }));
    }

    /// GS I: 1 to 3 one byte; 65 to 69 text between 5F and 00.
    private void identify(int n) {
        byte[] answer =
                switch (n) {
                    case 1, '1' -> new byte[] {0x20};
                    case 2, '2' -> new byte[] {0x02};
                    case 3, '3' -> new byte[] {0x01};
                    case 65 -> text("1.00 SIM");
                    case 66 -> text("EPSON");
                    case 67 -> text("TM-T88V");
                    case 68 -> text("SIM0000001");
                    default -> new byte[0];
                };
        if (answer.length == 0) {
            unknown.incrementAndGet();
        } else {
            mechanism.offer(new Order.Reply(paper -> line.answer(answer)));
        }
    }

    private void barcode() throws IOException {
        int kind = line.next();
        if (kind >= 65) {
            line.skip(line.next());
            return;
        }
        int next = line.next();
        for (int i = 0; next != 0 && i < 255; i++) {
            next = line.next();
        }
    }

    private static byte[] text(String text) {
        return ("_" + text + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }
}
