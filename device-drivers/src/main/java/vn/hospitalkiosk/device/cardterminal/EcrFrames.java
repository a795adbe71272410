package vn.hospitalkiosk.device.cardterminal;

import java.util.Arrays;
import vn.hospitalkiosk.device.link.Cut;
import vn.hospitalkiosk.device.link.FrameFormat;
import vn.hospitalkiosk.device.link.Signal;

/// Frames as a profile describes them. The byte after the end byte is the check byte whatever its value: it may look like STX, ETX, ACK or NAK. With a length prefix the end is found by it alone.
final class EcrFrames implements FrameFormat {
    private static final byte ACK = 0x06;
    private static final byte NAK = 0x15;
    private static final byte SOH = 0x01;
    private static final byte EOT = 0x04;
    private static final int PROGRESS_TEXT = 20;
    private static final int PREFIX = 2;

    private final EcrFraming framing;

    EcrFrames(EcrFraming framing) {
        this.framing = framing;
    }

    @Override
    public byte[] frame(byte[] text) {
        if (text.length == 0 || text.length > framing.longest()) {
            throw new IllegalArgumentException("no frame holds " + text.length + " bytes");
        }
        int begin = begin();
        byte[] frame = new byte[begin + text.length + 2];
        frame[0] = framing.start();
        if (framing.lengthPrefix()) {
            frame[1] = bcd(text.length / 100);
            frame[2] = bcd(text.length % 100);
        }
        System.arraycopy(text, 0, frame, begin, text.length);
        int end = begin + text.length;
        frame[end] = framing.end();
        frame[end + 1] = check(frame, 0, end);
        return frame;
    }

    private int begin() {
        return framing.lengthPrefix() ? 1 + PREFIX : 1;
    }

    private static byte bcd(int twoDigits) {
        return (byte) (((twoDigits / 10) << 4) | (twoDigits % 10));
    }

    /// @param start where the start byte stands
    /// @param end where the end byte stands
    private byte check(byte[] bytes, int start, int end) {
        int check = framing.lrcSeed();
        for (int i = start + 1; i < end; i++) {
            check ^= bytes[i];
        }
        if (framing.lrcRange().start()) {
            check ^= bytes[start];
        }
        if (framing.lrcRange().end()) {
            check ^= bytes[end];
        }
        return (byte) check;
    }

    @Override
    public byte[] acknowledgement() {
        return control(ACK);
    }

    @Override
    public byte[] refusal() {
        return control(NAK);
    }

    private byte[] control(byte value) {
        if (!framing.framedControls()) {
            return new byte[] {value};
        }
        byte check = (byte) (framing.lrcSeed() ^ value ^ framing.end());
        return new byte[] {value, framing.end(), check};
    }

    @Override
    public Cut cut(byte[] bytes, int from, int to, boolean ended) {
        byte first = bytes[from];
        if (first == framing.start()) {
            return framing.lengthPrefix()
                    ? counted(bytes, from, to, ended)
                    : searched(bytes, from, to, ended);
        }
        return switch (first) {
            case ACK -> controlled(new Signal.Ack(), bytes, from, to, ended);
            case NAK -> controlled(new Signal.Nak(), bytes, from, to, ended);
            case SOH -> framing.framedControls() ? progress(bytes, from, to, ended) : noise();
            case EOT -> new Cut.Found(1, new Signal.Ended());
            default -> noise();
        };
    }

    private static Cut noise() {
        return new Cut.Noise();
    }

    /// A terminal that sends its control bytes bare is understood too.
    private Cut controlled(Signal signal, byte[] bytes, int from, int to, boolean ended) {
        int have = to - from;
        if (!framing.framedControls() || (have > 1 && bytes[from + 1] != framing.end())) {
            return new Cut.Found(1, signal);
        }
        if (have >= 3) {
            return new Cut.Found(3, signal);
        }
        return ended ? new Cut.Found(have, signal) : new Cut.More();
    }

    private static Cut progress(byte[] bytes, int from, int to, boolean ended) {
        int whole = PROGRESS_TEXT + 2;
        if (to - from < whole) {
            return ended ? noise() : new Cut.More();
        }
        if (bytes[from + whole - 1] != EOT) {
            return noise();
        }
        String text = TerminalText.of(bytes, from + 1, from + whole - 1);
        return new Cut.Found(whole, new Signal.Progress(text));
    }

    private Cut counted(byte[] bytes, int from, int to, boolean ended) {
        int have = to - from;
        if (have < begin()) {
            return unfinished(have, ended);
        }
        int length = number(bytes[from + 1]) * 100 + number(bytes[from + 2]);
        if (length < 1 || length > framing.longest()) {
            return new Cut.Broken(begin());
        }
        if (have < begin() + length + 2) {
            return unfinished(have, ended);
        }
        return whole(bytes, from, from + begin() + length);
    }

    /// Two digits, or a number so low that no length comes out when they are none.
    private static int number(byte bcd) {
        int high = (bcd >> 4) & 0x0F;
        int low = bcd & 0x0F;
        return high > 9 || low > 9 ? -10_000 : high * 10 + low;
    }

    private Cut searched(byte[] bytes, int from, int to, boolean ended) {
        int last = Math.min(to, from + 1 + framing.longest() + 1);
        int at = from + 1;
        while (at < last && bytes[at] != framing.end() && bytes[at] != framing.start()) {
            at++;
        }
        if (at == from + 1 + framing.longest() + 1) {
            return new Cut.Broken(at - from);
        }
        if (at == to) {
            return unfinished(to - from, ended);
        }
        if (bytes[at] == framing.start() || at == from + 1) {
            return new Cut.Broken(at - from);
        }
        return at + 1 < to ? whole(bytes, from, at) : unfinished(to - from, ended);
    }

    /// @param end where the end byte must stand, with the check byte behind it
    private Cut whole(byte[] bytes, int from, int end) {
        int length = end + 2 - from;
        if (bytes[end] != framing.end() || bytes[end + 1] != check(bytes, from, end)) {
            return new Cut.Broken(length);
        }
        byte[] text = Arrays.copyOfRange(bytes, from + begin(), end);
        return new Cut.Found(length, new Signal.Message(text));
    }

    private static Cut unfinished(int have, boolean ended) {
        return ended ? new Cut.Broken(have) : new Cut.More();
    }
}
