package vn.hospitalkiosk.device.cardunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.device.link.FrameScanner;
import vn.hospitalkiosk.device.link.Signal;

class Crt591FramesTest {
    private static final int FUZZ = Integer.getInteger("fuzz.count", 10_000);
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private final Crt591Frames frames = new Crt591Frames(0);

    private String frame(CardUnitCommand command) {
        return HEX.formatHex(frames.frame(command.text()));
    }

    /// Frames of devices.md §1d, two of whose check bytes stand in public sources.
    @Test
    void commands_are_the_reference_s_frames() {
        assertThat(frame(new CardUnitCommand.Move(0x30, 0x33)))
                .isEqualTo("F2000003433033" + "03B2");
        assertThat(frame(CardUnitCommand.Ask.STATUS)).isEqualTo("F200000343313003B0");
        assertThat(frame(CardUnitCommand.Ask.SENSORS)).isEqualTo("F200000343313103B1");
        assertThat(frame(new CardUnitCommand.Move(0x32, 0x31))).isEqualTo("F200000343323103B2");
        assertThat(frame(new CardUnitCommand.Move(0x32, 0x39))).isEqualTo("F200000343323903BA");
        assertThat(frame(CardUnitCommand.Ask.ENTRY_ON)).isEqualTo("F200000343333003B2");
        assertThat(frame(CardUnitCommand.Ask.ENTRY_OFF)).isEqualTo("F200000343333103B3");
        assertThat(frame(CardUnitCommand.Ask.COLD_RESET)).isEqualTo("F200000343513003D0");
        assertThat(frame(CardUnitCommand.Apdu.contact(HEX.parseHex("00A4040000"))))
                .isEqualTo("F20000084351390" + "0A40400000372");
        assertThat(frame(CardUnitCommand.Ask.RADIO_ACTIVATE)).isEqualTo("F200000343603003E1");
    }

    @Test
    void answers_are_read_and_both_heads_of_a_failure_are_known() {
        UnitReply empty = reply("F2000006503130303230" + "0394");
        assertThat(((UnitReply.Done) empty).status())
                .isEqualTo(new UnitStatus(UnitStatus.Place.NONE, UnitStatus.Stock.ENOUGH, false));
        UnitReply jam = reply("F20000054E3239313003B0");
        assertThat(((UnitReply.Failed) jam).code().failure().code()).isEqualTo("U11");
        assertThat(UnitReply.of(HEX.parseHex("4532393130"))).isEqualTo(jam);
        assertThat(UnitReply.of(HEX.parseHex("503130393939")))
                .isInstanceOf(UnitReply.Strange.class);
    }

    private UnitReply reply(String hex) {
        List<Signal> signals = new FrameScanner(frames).accept(HEX.parseHex(hex), hex.length() / 2);
        return UnitReply.of(((Signal.Message) signals.getFirst()).payload());
    }

    @Test
    void each_error_has_its_category() {
        for (String code : List.of("60", "65", "69", "41", "05")) {
            assertThat(category(code)).isEqualTo(ErrorCode.Category.CARD);
        }
        for (String code : List.of("02", "45", "B0")) {
            assertThat(category(code)).isEqualTo(ErrorCode.Category.NEEDS_INITIALISING);
        }
        for (String code : List.of("00", "01", "03")) {
            assertThat(category(code)).isEqualTo(ErrorCode.Category.FATAL);
        }
        for (String code : List.of("10", "12", "13", "14", "40", "43", "50", "51", "A0", "A1")) {
            assertThat(category(code)).isEqualTo(ErrorCode.Category.ATTENTION);
        }
        assertThat(category("04")).isEqualTo(ErrorCode.Category.RETRYABLE);
    }

    private static ErrorCode.Category category(String code) {
        return new ErrorCode(code.charAt(0), code.charAt(1)).category();
    }

    /// Valid frames between noise and damaged frames, in pieces: each valid one behind a damaged one at most one valid frame later,
    /// but for false frames the one checksum byte lets by, which the bytes on the wire then hold whole.
    @Test
    void ten_thousand_frames_with_damage_among_them_are_read_again() {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        System.out.println("Crt591FramesTest seed " + seed);
        Random random = new Random(seed);
        FrameScanner scanner = new FrameScanner(frames);
        int chances = 0;
        for (int round = 0; round < FUZZ; round++) {
            byte[] damaged = damaged(random);
            byte[] first = text(random);
            byte[] second = text(random);
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            stream.writeBytes(damaged);
            stream.writeBytes(frames.frame(first));
            stream.writeBytes(frames.frame(second));
            List<byte[]> messages = new ArrayList<>();
            byte[] bytes = stream.toByteArray();
            int at = 0;
            while (at < bytes.length) {
                int count = Math.min(bytes.length - at, 1 + random.nextInt(200));
                scanner.accept(Arrays.copyOfRange(bytes, at, at + count), count)
                        .forEach(signal -> keep(signal, messages));
                at += count;
            }
            scanner.silence().forEach(signal -> keep(signal, messages));
            if (!Arrays.equals(messages.getLast(), second)) {
                chances++;
                assertThat(HexFormat.ofDelimiter(" ").formatHex(bytes))
                        .as("round %d", round)
                        .contains(
                                HexFormat.ofDelimiter(" ")
                                        .formatHex(frames.frame(messages.getLast())));
            }
            assertThat(scanner.open()).isFalse();
        }
        assertThat(chances).isLessThanOrEqualTo(1 + FUZZ / 5_000);
    }

    private static void keep(Signal signal, List<byte[]> messages) {
        if (signal instanceof Signal.Message(byte[] payload)) {
            messages.add(payload);
        }
    }

    private static byte[] text(Random random) {
        byte[] text = new byte[3 + random.nextInt(60)];
        random.nextBytes(text);
        return text;
    }

    private byte[] damaged(Random random) {
        byte[] frame = frames.frame(text(random));
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(frame, random.nextInt(frame.length));
            case 1 -> {
                frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
                yield frame;
            }
            case 2 -> {
                byte[] noise = new byte[random.nextInt(64)];
                random.nextBytes(noise);
                yield noise;
            }
            default -> frame;
        };
    }

    /// Whatever a unit says, it is an answer, a failure, tracks or strange, and its title tells nothing of it.
    @Test
    void ten_thousand_payloads_are_read_or_strange_and_never_more() {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        System.out.println("Crt591FramesTest payloads seed " + seed);
        Random random = new Random(seed);
        CardUnitCommand stripe =
                new CardUnitCommand.Stripe(new CardUnitProfile.Magnetic(0x36, 0x37, true));
        byte[] heads = {'P', 'N', 'E', 'X'};
        for (int i = 0; i < FUZZ; i++) {
            byte[] text = new byte[random.nextInt(40)];
            random.nextBytes(text);
            if (text.length > 0 && random.nextBoolean()) {
                text[0] = heads[random.nextInt(heads.length)];
            }
            for (UnitReply reply : List.of(UnitReply.of(text), UnitReply.of(text, stripe))) {
                if (reply instanceof UnitReply.Failed(ErrorCode code)) {
                    assertThat(code.failure().detail()).hasSizeLessThan(60);
                }
            }
            PaymentCards.numberIn(text);
            PaymentCards.selected(text);
        }
    }
}
