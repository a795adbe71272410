package vn.hospitalkiosk.device.cardterminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hospitalkiosk.device.link.FrameScanner;
import vn.hospitalkiosk.device.link.Signal;

class CodecsTest {
    private static final int FUZZ = Integer.getInteger("fuzz.count", 10_000);
    private static final HexFormat HEX = HexFormat.of();
    private static final AmountScale DONG = new AmountScale(0);
    private static final TerminalReference REFERENCE = new TerminalReference("K03-000017");
    private static final Order ORDER = new Order(REFERENCE, 150_000);

    /// A terminal that repeats no reference: its frames are those of payments-providers.md §6.1 to the byte.
    private static final HypercomCodec PLAIN =
            new HypercomCodec(
                    new HypercomProfile(
                            DONG,
                            Optional.empty(),
                            "01",
                            "000123",
                            Set.of("17"),
                            Set.of(),
                            Set.of(),
                            Optional.empty(),
                            Optional.empty()));

    private static final HypercomCodec HYPERCOM = new HypercomCodec(HypercomProfile.with(DONG));
    private static final Ecr17Codec ECR17 =
            new Ecr17Codec(new Ecr17Profile(DONG, "12345678", "87654321", Set.of(), Set.of()));

    private static String hypercomFrame(TerminalCommand command) {
        return HEX.formatHex(new EcrFrames(EcrFraming.hypercom()).frame(PLAIN.request(command)));
    }

    @Test
    void hypercom_frames_are_the_reference_s() {
        assertThat(hypercomFrame(new TerminalCommand.Sale(ORDER)))
                .isEqualTo(
                        "0200353630303030303030303031303230303030"
                                + "1c343000123030303030303135303030301c0311");
        assertThat(
                        hypercomFrame(
                                new TerminalCommand.LastTransaction(
                                        new TerminalCommand.Wanted.Newest())))
                .isEqualTo("02002936303030303030303030313037313030301c363500063030303132331c031e");
        assertThat(hypercomFrame(new TerminalCommand.VoidSale(ORDER, "000123")))
                .isEqualTo("02002936303030303030303030313032363030301c363500063030303132331c031c");
        assertThat(hypercomFrame(new TerminalCommand.Settlement()))
                .isEqualTo("02001836303030303030303030313035303030301c0335");
    }

    @Test
    void the_reference_s_sale_response_is_read() {
        byte[] frame =
                HEX.parseHex(
                        "02005736303030303030303030313132303030301c303100063132333435361c"
                                + "343000123030303030303135303030301c363500063030303132331c0377");
        byte[] message = messages(EcrFraming.hypercom(), frame).getFirst();
        TerminalAnswer answer = PLAIN.read(message).orElseThrow();
        assertThat(answer.result()).isEqualTo(TerminalAnswer.Result.APPROVED);
        assertThat(answer.amountVnd()).isEqualTo(OptionalLong.of(150_000));
        assertThat(answer.trace()).contains("000123");
        assertThat(answer.approvalCode()).contains("123456");
        assertThat(PLAIN.answers(message, new TerminalCommand.Sale(ORDER))).isTrue();
        assertThat(PLAIN.answers(message, new TerminalCommand.Settlement())).isFalse();
    }

    private static List<byte[]> messages(EcrFraming framing, byte[] bytes) {
        return payloads(new FrameScanner(new EcrFrames(framing)).accept(bytes, bytes.length));
    }

    private static List<byte[]> payloads(List<Signal> signals) {
        List<byte[]> payloads = new ArrayList<>();
        for (Signal signal : signals) {
            if (signal instanceof Signal.Message(byte[] payload)) {
                payloads.add(payload);
            }
        }
        return payloads;
    }

    @ParameterizedTest
    @EnumSource(LrcRange.class)
    void ecr17_check_bytes_are_the_reference_s(LrcRange range) {
        EcrFraming model = EcrFraming.ecr17();
        EcrFraming framing =
                new EcrFraming(
                        model.start(),
                        model.end(),
                        model.lrcSeed(),
                        range,
                        false,
                        true,
                        model.longest(),
                        model.times());
        byte[] frame = new EcrFrames(framing).frame(ECR17.request(new TerminalCommand.Status()));
        int check =
                switch (range) {
                    case TEXT -> 0x34;
                    case TEXT_END -> 0x37;
                    case START_TEXT_END -> 0x35;
                    case START_TEXT -> 0x36;
                };
        assertThat(frame).startsWith(HEX.parseHex("02313233343536373830" + "7303"));
        assertThat(frame[frame.length - 1]).isEqualTo((byte) check);
        assertThat(messages(framing, frame)).hasSize(1);
    }

    /// The point-to-point profile of a third acquirer: seed 0, bare control bytes (devices.md §1f, profile A).
    @Test
    void other_framing_is_only_data() {
        EcrFraming framing =
                new EcrFraming(
                        (byte) 2,
                        (byte) 3,
                        0,
                        LrcRange.TEXT_END,
                        false,
                        false,
                        512,
                        EcrFraming.ecr17().times());
        byte[] frame =
                new EcrFrames(framing).frame("0200|123|".getBytes(StandardCharsets.US_ASCII));
        assertThat(frame[frame.length - 1]).isEqualTo((byte) 0x31);
        assertThat(new EcrFrames(framing).acknowledgement()).containsExactly(6);
    }

    @Test
    void ecr17_control_bytes_and_progress_are_known() {
        EcrFrames frames = new EcrFrames(EcrFraming.ecr17());
        assertThat(frames.acknowledgement()).containsExactly(6, 3, 0x7A);
        assertThat(frames.refusal()).containsExactly(0x15, 3, 0x69);
        byte[] said = HEX.parseHex("06037a" + "01" + "41".repeat(20) + "04" + "150369");
        assertThat(new FrameScanner(frames).accept(said, said.length))
                .containsExactly(
                        new Signal.Ack(), new Signal.Progress("A".repeat(20)), new Signal.Nak());
        FrameScanner lone = new FrameScanner(frames);
        assertThat(lone.accept(new byte[] {6}, 1)).isEmpty();
        assertThat(lone.silence()).containsExactly(new Signal.Ack());
    }

    @Test
    void ecr17_requests_have_their_lengths() {
        String sale =
                new String(
                        ECR17.request(new TerminalCommand.Sale(ORDER)), StandardCharsets.US_ASCII);
        assertThat(sale).hasSize(167).startsWith("123456780X876543210000000150000");
        assertThat(sale.substring(31, 159).strip()).isEqualTo("K03-000017");
        assertThat(
                        ECR17.request(
                                new TerminalCommand.LastTransaction(
                                        new TerminalCommand.Wanted.Newest())))
                .hasSize(22);
        assertThat(ECR17.request(new TerminalCommand.VoidSale(ORDER, "000042"))).hasSize(26);
        assertThat(ECR17.request(new TerminalCommand.Settlement())).hasSize(26);
        assertThat(ECR17.objection(new TerminalCommand.Refund(ORDER))).isPresent();
        assertThat(ECR17.objection(new TerminalCommand.WalletSale(ORDER))).isPresent();
    }

    @Test
    void an_ecr17_answer_is_read_with_its_card_masked() {
        byte[] message =
                ("123456780E00"
                                + "0004111111111111111"
                                + "CLIA1B2C33290815"
                                + "2"
                                + "ACQ        "
                                + "000042"
                                + "000099"
                                + "000"
                                + "00150000"
                                + "0000000000")
                        .getBytes(StandardCharsets.US_ASCII);
        TerminalAnswer answer = ECR17.read(message).orElseThrow();
        assertThat(answer.result()).isEqualTo(TerminalAnswer.Result.APPROVED);
        assertThat(answer.pan()).contains(new MaskedPan("411111******1111"));
        assertThat(answer.amountVnd()).isEqualTo(OptionalLong.of(150_000));
        assertThat(answer.trace()).contains("000042");
        assertThat(answer.approvalCode()).contains("A1B2C3");
        assertThat(answer.toString()).doesNotContain("41111111");
    }

    @Test
    void an_amount_that_does_not_fit_is_objected_to() {
        HypercomCodec cents = new HypercomCodec(HypercomProfile.with(new AmountScale(2)));
        assertThat(cents.objection(new TerminalCommand.Sale(ORDER))).isEmpty();
        assertThat(
                        new String(
                                cents.request(new TerminalCommand.Sale(ORDER)),
                                StandardCharsets.US_ASCII))
                .contains("000015000000");
        Order huge = new Order(REFERENCE, Long.MAX_VALUE);
        assertThat(cents.objection(new TerminalCommand.Sale(huge))).isPresent();
        assertThat(ECR17.objection(new TerminalCommand.Sale(new Order(REFERENCE, 100_000_000))))
                .isPresent();
        assertThatThrownBy(() -> ECR17.request(new TerminalCommand.Sale(huge)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new AmountScale(2).fromWire(15_000_050)).isEqualTo(-1);
    }

    @Test
    void card_numbers_are_masked_wherever_a_terminal_puts_them() {
        byte[] number = "9704001234567890123".getBytes(StandardCharsets.US_ASCII);
        assertThat(MaskedPan.of(number, 0, number.length).text()).isEqualTo("970400*********0123");
        byte[] starred = "************1111".getBytes(StandardCharsets.US_ASCII);
        assertThat(MaskedPan.of(starred, 0, starred.length).text()).isEqualTo("************1111");
        byte[] text = "CARD 4111 1111 1111 1111 OK".getBytes(StandardCharsets.US_ASCII);
        assertThat(TerminalText.of(text, 0, text.length))
                .doesNotContain("4111 ")
                .endsWith("1111 OK");
        assertThatThrownBy(() -> new MaskedPan("4111111111111111"))
                .isInstanceOf(IllegalArgumentException.class);
        TerminalAnswer answer =
                HYPERCOM.read(response("20", "00", "304111111111111111")).orElseThrow();
        assertThat(answer.pan()).contains(new MaskedPan("411111******1111"));
    }

    /// @param field type and value of one field
    private static byte[] response(String code, String result, String field) {
        byte[] value = field.substring(2).getBytes(StandardCharsets.US_ASCII);
        byte[] head =
                ("600000000011" + code + result + "0\u001c" + field.substring(0, 2))
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] message = Arrays.copyOf(head, head.length + 3 + value.length);
        message[head.length + 1] = (byte) (((value.length / 10) << 4) | (value.length % 10));
        System.arraycopy(value, 0, message, head.length + 2, value.length);
        message[message.length - 1] = 0x1C;
        return message;
    }

    @Test
    void ten_thousand_damaged_messages_are_refused_or_read_and_never_more() {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        System.out.println("CodecsTest messages seed " + seed);
        Random random = new Random(seed);
        byte[] good = response("20", "00", "40000000150000");
        for (int i = 0; i < FUZZ; i++) {
            byte[] message = Arrays.copyOf(good, random.nextInt(good.length + 20));
            for (int n = random.nextInt(4); n > 0 && message.length > 0; n--) {
                message[random.nextInt(message.length)] = (byte) random.nextInt(256);
            }
            for (TerminalCodec codec : List.of(HYPERCOM, ECR17)) {
                assertThat(codec.title(message)).hasSizeLessThan(60);
                codec.read(message).ifPresent(a -> assertThat(a.code()).hasSizeLessThan(4));
                codec.totals(message);
                codec.answers(message, new TerminalCommand.Sale(ORDER));
            }
        }
    }

    /// A progress frame of ECR17, which has no checksum: SOH, twenty characters, EOT.
    private static final String PROGRESS = ".*01( ..){20} 04.*";

    /// A checksum of one byte lets a false frame by once in a while: then the bytes on the wire hold that frame whole, and nobody could tell.
    @Test
    void ten_thousand_damaged_frames_cost_no_frame_after_the_next() {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        System.out.println("CodecsTest frames seed " + seed);
        Random random = new Random(seed);
        int chances = 0;
        for (EcrFraming framing : List.of(EcrFraming.hypercom(), EcrFraming.ecr17())) {
            EcrFrames frames = new EcrFrames(framing);
            FrameScanner scanner = new FrameScanner(frames);
            for (int round = 0; round < FUZZ; round++) {
                byte[] last = text(random, framing);
                ByteArrayOutputStream stream = new ByteArrayOutputStream();
                stream.writeBytes(damaged(random, frames.frame(text(random, framing))));
                stream.writeBytes(frames.frame(text(random, framing)));
                stream.writeBytes(frames.frame(last));
                List<byte[]> got = new ArrayList<>();
                feed(scanner, stream.toByteArray(), random, got);
                got.addAll(payloads(scanner.silence()));
                if (got.isEmpty() || !Arrays.equals(got.getLast(), last)) {
                    chances++;
                    String wire = hex(stream.toByteArray());
                    assertThat(
                                    wire.matches(PROGRESS)
                                            || wire.contains(hex(frames.frame(got.getLast()))))
                            .as("round %d: %s", round, wire)
                            .isTrue();
                }
                assertThat(scanner.open()).isFalse();
            }
        }
        assertThat(chances).isLessThanOrEqualTo(1 + FUZZ / 5_000);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    private static void feed(
            FrameScanner scanner, byte[] bytes, Random random, List<byte[]> messages) {
        int at = 0;
        while (at < bytes.length) {
            int count = Math.min(bytes.length - at, 1 + random.nextInt(40));
            byte[] piece = Arrays.copyOfRange(bytes, at, at + count);
            messages.addAll(payloads(scanner.accept(piece, count)));
            at += count;
        }
    }

    /// Any bytes where LEN counts; printable ones where the end is searched for.
    private static byte[] text(Random random, EcrFraming framing) {
        byte[] text = new byte[1 + random.nextInt(80)];
        for (int i = 0; i < text.length; i++) {
            text[i] =
                    (byte) (framing.lengthPrefix() ? random.nextInt(256) : 32 + random.nextInt(95));
        }
        return text;
    }

    private static byte[] damaged(Random random, byte[] frame) {
        switch (random.nextInt(3)) {
            case 0 -> {
                return Arrays.copyOf(frame, random.nextInt(frame.length));
            }
            case 1 -> frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
            default -> random.nextBytes(frame);
        }
        return frame;
    }
}
