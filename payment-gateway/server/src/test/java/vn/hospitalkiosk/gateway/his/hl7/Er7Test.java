package vn.hospitalkiosk.gateway.his.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.NewPatient;
import vn.hospitalkiosk.gateway.his.VisitWish;

/// What goes out, byte by byte, and what is made of what comes in.
class Er7Test {
    private static final Instant NOW = Instant.parse("2026-11-25T00:45:00Z");
    private static final Hl7Settings SETTINGS =
            new Hl7Settings(
                    "KH01",
                    "HIS",
                    "BV",
                    "T",
                    Hl7Settings.Identifiers.USUAL,
                    Duration.ofSeconds(1),
                    ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final HisCommand COMMAND =
            new HisCommand(
                    "5f9d2f6e-0000-4000-8000-0000000000aa",
                    NOW,
                    new FacilityId("KH01"),
                    new KioskId("K03"),
                    HisCommand.PATIENT);

    private final Er7 er7 = new Er7();

    private static byte[] heard(String... segments) {
        return heard(StandardCharsets.UTF_8, segments);
    }

    private static byte[] heard(Charset charset, String... segments) {
        return (String.join("\r", segments) + "\r").getBytes(charset);
    }

    private String written(ca.uhn.hl7v2.model.Message message) {
        return new String(er7.write(message), StandardCharsets.UTF_8).replace('\r', '\n');
    }

    private static NewPatient person(String name, String address) {
        return new NewPatient(
                new PersonName(name),
                new BirthDate("1999-02-03"),
                Sex.FEMALE,
                Optional.of(new NationalId("056199000888")),
                address,
                "",
                "",
                NewPatient.Source.CHIP,
                Optional.empty(),
                new NewPatient.Consent("a".repeat(64), NOW));
    }

    @Test
    void an_arrival_is_a_visit_under_the_kiosks_key_for_a_booking() {
        String sent =
                written(
                        new Registrations(SETTINGS)
                                .arrival(
                                        COMMAND,
                                        VisitWish.booked(
                                                new HisPatientId("17"), new BookingId("204")),
                                        "204"));
        assertThat(sent)
                .isEqualTo(
                        """
                        MSH|^~\\&|HOSPITALKIOSK|KH01|HIS|BV|20261125074500+0700||ADT^A04^ADT_A01|%s|T|2.5|||||VNM|UNICODE UTF-8|vi
                        EVN|A04|20261125074500+0700|||patient|20261125074500+0700|KH01
                        PID|1||17^^^BV^PI||^^^^^^U
                        PV1|1|O|||204|||||||||||||||||||||||||||||||||||||||20261125074500+0700||||||5f9d2f6e-0000-4000-8000-0000000000aa^^^HOSPITALKIOSK
                        ZKI|K03|Y|Y|NONE|N
                        """
                                .formatted(ControlIds.of("A04", COMMAND.key())));
    }

    @Test
    void a_command_repeated_is_the_same_to_the_byte_and_its_control_id_fits_the_standard() {
        Registrations registrations = new Registrations(SETTINGS);
        NewPatient person = person("ĐỖ THỊ MẪU", "Nha Trang");
        assertThat(er7.write(registrations.person(COMMAND, person)))
                .isEqualTo(new Er7().write(registrations.person(COMMAND, person)));
        assertThat(ControlIds.of("A05", COMMAND.key())).matches("[A-Z2-7]{20}");
        assertThat(ControlIds.of("A05", COMMAND.key()))
                .isNotEqualTo(ControlIds.of("A04", COMMAND.key()));
    }

    @Test
    void questions_have_a_control_id_of_their_own_each_time() {
        Questions questions = new Questions(SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(written(questions.money("k"))).isNotEqualTo(written(questions.money("k")));
    }

    @Test
    void a_payment_names_key_bill_sum_and_currency() {
        String sent =
                written(
                        new Posting(
                                        "pay-00000001",
                                        Posting.Kind.PAYMENT,
                                        "17",
                                        new BillId("31").value(),
                                        "",
                                        new Vnd(71_480),
                                        NOW,
                                        "vietqr",
                                        "KH03-7K2M9Q")
                                .message(SETTINGS));
        assertThat(sent)
                .contains("\nPID|1||17^^^BV^PI||^^^^^^U\n")
                .endsWith(
                        "\nFT1|1|pay-00000001||20261125074500+0700||PY|vietqr|KH03-7K2M9Q|||71480&VND||||||||||||31\n")
                .doesNotContain("PV1");
    }

    @Test
    void vietnamese_goes_out_composed_and_separators_in_it_are_escaped() {
        String decomposed = Normalizer.normalize("ĐẶNG THỊ MỸ", Normalizer.Form.NFD);
        String address = "Tổ 3 | khối ^ A & B ~ \\X0D\\ ngõ 5";
        byte[] sent =
                er7.write(new Registrations(SETTINGS).person(COMMAND, person(decomposed, address)));
        String text = new String(sent, StandardCharsets.UTF_8);
        assertThat(text)
                .contains("|ĐẶNG^MỸ^THỊ^^^^L|")
                .contains("Tổ 3 \\F\\ khối \\S\\ A \\T\\ B \\R\\ \\E\\X0D\\E\\ ngõ 5");
        assertThat(er7.read(sent).first("PID").orElseThrow().text(11)).isEqualTo(address);
    }

    @Test
    void escapes_of_every_kind_are_understood_and_text_comes_in_composed() {
        String name = Normalizer.normalize("Nội tiết", Normalizer.Form.NFD);
        Er7Segment segment =
                er7.read(
                                heard(
                                        "MSH|^~\\&|HIS|BV|||20261125||ACK|1|T|2.5|||||VNM|UNICODE UTF-8",
                                        "NTE|1||"
                                                + name
                                                + " \\T\\ tim \\XC490\\ \\H\\đậm\\N\\ a\\.br\\b \\E\\ \\Zlạ\\|\"\""))
                        .first("NTE")
                        .orElseThrow();
        assertThat(segment.text(3)).isEqualTo("Nội tiết & tim Đ đậm a\nb \\");
        assertThat(segment.text(4)).as("HL7's deletion mark").isEmpty();
        assertThat(segment.text(30)).isEmpty();
    }

    @Test
    void other_separators_and_line_ends_are_read_as_the_sender_says() {
        Er7Message message =
                er7.read(
                        "MSH$*+!%$HIS\nMSA$AA$77*x\r\nPID$1$$a*b%c+d"
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(message.answerTo()).isEqualTo("77");
        Er7Segment pid = message.first("PID").orElseThrow();
        assertThat(pid.text(3, 0, 2, 2)).isEqualTo("c");
        assertThat(pid.text(3, 1, 1)).isEqualTo("d");
        assertThat(pid.repetitions(3)).isEqualTo(2);
    }

    @Test
    void what_is_not_utf_8_is_not_guessed_at() {
        assertThatThrownBy(() ->
                        er7.read(heard(StandardCharsets.ISO_8859_1, "MSH|^~\\&|HIS", "NTE|1||é")))
                .isInstanceOf(UnreadableAnswer.class);
        String header = "MSH|^~\\&|HIS|BV|||20261125||ACK|1|T|2.5|||||VNM|8859/1";
        assertThat(er7.read(heard(header, "MSA|AA|1")).answerTo()).isEqualTo("1");
        assertThatThrownBy(() -> er7.read(heard(header, "NTE|1||é")))
                .isInstanceOf(UnreadableAnswer.class);
    }

    private Told judged(String... segments) {
        String[] all = new String[segments.length + 1];
        all[0] = "MSH|^~\\&|HIS";
        System.arraycopy(segments, 0, all, 1, segments.length);
        return Acknowledgement.judge(er7.read(heard(all)));
    }

    @Test
    void only_a_no_with_a_reason_is_a_no() {
        assertThat(judged("MSA|AA|1")).isInstanceOf(Told.Accepted.class);
        assertThat(judged("MSA|AE|1", "ERR|||204|E|BOOKING_USED|||Nguyễn Văn A"))
                .isEqualTo(new Told.Refused(HisRefusal.BOOKING_USED, "AE BOOKING_USED"));
        assertThat(judged("MSA|AE|1", "ERR|||101|E"))
                .isEqualTo(new Told.Refused(HisRefusal.BAD_REQUEST, "AE 101"));
        assertThat(judged("MSA|AE|1", "ERR|PID^1^5^101&Required field missing&HL70357"))
                .as("as before v2.5")
                .isEqualTo(new Told.Refused(HisRefusal.BAD_REQUEST, "AE 101"));
        assertThat(judged("MSA|AR|1", "ERR|||201|E")).isInstanceOf(Told.NotOffered.class);
        assertThat(judged("MSA|AA|1", "QAK|1|AR", "ERR|||200|E"))
                .isInstanceOf(Told.NotOffered.class);
        for (String doubtful :
                new String[] {
                    "MSA|AE|1", "MSA|AR|1", "MSA|AE|1\rERR|||207|E", "MSA|AE|1\rERR|||205|E",
                    "MSA|AE|1\rERR|||206|E", "MSA|XX|1", "MSA||1", "QAK|1|OK"
                }) {
            assertThat(judged(doubtful.split("\r", -1)))
                    .as(doubtful)
                    .isInstanceOf(Told.Unclear.class);
        }
    }

    @Test
    void bytes_from_outside_are_read_or_refused_whatever_they_are() {
        byte[] good =
                heard(
                        "MSH|^~\\&|HIS|BV|K|KH01|20261125||RSP^K22^RSP_K22|1|P|2.5|||||VNM|UNICODE UTF-8",
                        "MSA|AA|1",
                        "QAK|1|OK|Q22",
                        "PID|1||17^^^BV^PI~056085000427^^^BV^NI||NGUYỄN^A^VĂN||19850309|M");
        Random random = new Random(20261122);
        int read = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = good.clone();
            for (int hits = 1 + random.nextInt(6); hits > 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                Er7Message message = er7.read(bytes);
                Acknowledgement.judge(message);
                message.segments().forEach(segment -> segment.text(3, 1, 5));
                read++;
            } catch (UnreadableAnswer refused) {
                assertThat(refused.getMessage()).doesNotContain("NGUY");
            }
        }
        assertThat(read).isPositive();
    }
}
