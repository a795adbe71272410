package vn.hospitalkiosk.device.cardterminal;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import vn.hospitalkiosk.device.link.FrameScanner;
import vn.hospitalkiosk.device.link.Signal;

/// Lets the figures measure what is of this package alone.
public final class EcrProbe {
    private static final AmountScale DONG = new AmountScale(0);

    private EcrProbe() {}

    /// A sale's answer of the Hypercom family, found and read.
    public static Runnable hypercom() {
        return frame(EcrFraming.hypercom(), new HypercomCodec(HypercomProfile.with(DONG)), tlv());
    }

    /// The same of ECR17.
    public static Runnable ecr17() {
        return frame(
                EcrFraming.ecr17(),
                new Ecr17Codec(new Ecr17Profile(DONG, "12345678", "00000003", Set.of(), Set.of())),
                bytes(
                        "123456780E00"
                                + "0009704000000001016"
                                + "ICCA1B2C33290815"
                                + "1VH         "
                                + "000042000042000"
                                + "00150000"));
    }

    /// The frame alone: looked for by its end (ECR17), as the harder of both ways.
    public static Runnable frames() {
        EcrFrames frames = new EcrFrames(EcrFraming.ecr17());
        byte[] frame = frames.frame(bytes("x".repeat(82)));
        FrameScanner scanner = new FrameScanner(frames);
        return () -> {
            if (!(scanner.accept(frame, frame.length).getFirst() instanceof Signal.Message)) {
                throw new IllegalStateException("the frame was not found");
            }
        };
    }

    private static Runnable frame(EcrFraming framing, TerminalCodec codec, byte[] text) {
        EcrFrames frames = new EcrFrames(framing);
        byte[] frame = frames.frame(text);
        FrameScanner scanner = new FrameScanner(frames);
        return () -> {
            Signal first = scanner.accept(frame, frame.length).getFirst();
            boolean read =
                    first instanceof Signal.Message(byte[] payload)
                            && codec.read(payload).isPresent();
            if (!read) {
                throw new IllegalStateException("the frame was not read");
            }
        };
    }

    private static byte[] tlv() {
        return bytes(
                "6000000000"
                        + "11"
                        + "20"
                        + "00"
                        + "0"
                        + "\u001c"
                        + field("01", "A1B2C3")
                        + field("02", "APPROVED" + " ".repeat(32))
                        + field("40", "000000150000")
                        + field("65", "000042")
                        + field("03", "261125")
                        + field("04", "080000")
                        + field("16", "12345678")
                        + field("30", "9704000000001016")
                        + field("D3", "123456000042")
                        + field("66", "K03-000017"));
    }

    private static String field(String type, String value) {
        int n = value.length();
        return type + (char) 0 + (char) (((n / 10) << 4) | (n % 10)) + value + '\u001c';
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
