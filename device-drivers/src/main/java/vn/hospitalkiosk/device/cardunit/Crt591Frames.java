package vn.hospitalkiosk.device.cardunit;

import java.util.Arrays;
import vn.hospitalkiosk.device.link.Cut;
import vn.hospitalkiosk.device.link.FrameFormat;
import vn.hospitalkiosk.device.link.Signal;

/// `F2 ADDR LENH LENL TEXT 03 BCC`: LEN counts TEXT, BCC is the XOR of everything from F2 to 03, a frame has at most 1,024 bytes (CRT-591-M001 v1.0). The end is found by LEN alone: TEXT and BCC may hold any byte.
final class Crt591Frames implements FrameFormat {
    private static final byte START = (byte) 0xF2;
    private static final byte END = 0x03;
    private static final byte ACK = 0x06;
    private static final byte NAK = 0x15;
    private static final byte EOT = 0x04;
    private static final int HEAD_BYTES = 4;
    private static final int AROUND_TEXT = HEAD_BYTES + 2;
    private static final int LONGEST_TEXT = 1024 - AROUND_TEXT;
    private static final int SHORTEST_TEXT = 3;

    private final byte address;

    /// @param address of the unit on a shared line; 0 unless its switches say otherwise
    Crt591Frames(int address) {
        this.address = (byte) address;
    }

    @Override
    public byte[] frame(byte[] text) {
        if (text.length < SHORTEST_TEXT || text.length > LONGEST_TEXT) {
            throw new IllegalArgumentException("no frame holds " + text.length + " bytes");
        }
        byte[] frame = new byte[text.length + AROUND_TEXT];
        frame[0] = START;
        frame[1] = address;
        frame[2] = (byte) (text.length >> 8);
        frame[3] = (byte) text.length;
        System.arraycopy(text, 0, frame, HEAD_BYTES, text.length);
        frame[frame.length - 2] = END;
        frame[frame.length - 1] = check(frame, 0, frame.length - 1);
        return frame;
    }

    @Override
    public byte[] acknowledgement() {
        return new byte[] {ACK};
    }

    @Override
    public byte[] refusal() {
        return new byte[] {NAK};
    }

    @Override
    public Cut cut(byte[] bytes, int from, int to, boolean ended) {
        return switch (bytes[from]) {
            case ACK -> new Cut.Found(1, new Signal.Ack());
            case NAK -> new Cut.Found(1, new Signal.Nak());
            case EOT -> new Cut.Found(1, new Signal.Ended());
            case START -> framed(bytes, from, to, ended);
            default -> new Cut.Noise();
        };
    }

    private Cut framed(byte[] bytes, int from, int to, boolean ended) {
        int have = to - from;
        if (have > 1 && bytes[from + 1] != address) {
            return new Cut.Noise();
        }
        if (have < HEAD_BYTES) {
            return unfinished(have, ended);
        }
        int text = ((bytes[from + 2] & 0xFF) << 8) | (bytes[from + 3] & 0xFF);
        if (text < SHORTEST_TEXT || text > LONGEST_TEXT) {
            return new Cut.Broken(HEAD_BYTES);
        }
        int whole = text + AROUND_TEXT;
        if (have < whole) {
            return unfinished(have, ended);
        }
        int end = from + whole - 1;
        if (bytes[end - 1] != END || bytes[end] != check(bytes, from, end)) {
            return new Cut.Broken(whole);
        }
        int begin = from + HEAD_BYTES;
        return new Cut.Found(
                whole, new Signal.Message(Arrays.copyOfRange(bytes, begin, begin + text)));
    }

    private static Cut unfinished(int have, boolean ended) {
        return ended ? new Cut.Broken(have) : new Cut.More();
    }

    private static byte check(byte[] bytes, int from, int to) {
        byte check = 0;
        for (int i = from; i < to; i++) {
            check ^= bytes[i];
        }
        return check;
    }
}
