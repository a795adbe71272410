package vn.hospitalkiosk.gateway.his.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisHealth;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.HisVisits;
import vn.hospitalkiosk.gateway.his.PatientQuestion;
import vn.hospitalkiosk.gateway.his.VisitWish;
import vn.hospitalkiosk.gateway.his.mllp.MllpAddress;
import vn.hospitalkiosk.gateway.his.mllp.MllpLine;
import vn.hospitalkiosk.virtual.folder.StateFile;
import vn.hospitalkiosk.virtual.his.Hl7Answer;
import vn.hospitalkiosk.virtual.his.Hl7Line;
import vn.hospitalkiosk.virtual.his.Hl7Moods;
import vn.hospitalkiosk.virtual.his.VirtualHis;

/// A HIS on its worst day, over HL7 v2. What is waited for is either said or never comes, so that no machine is too slow for a story.
class Hl7HisFaultsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T00:45:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final NationalId BOOKED = new NationalId("056085000427");
    private static final String KEY = "5f9d2f6e-0000-4000-8000-0000000000aa";

    private @TempDir Path folder;
    private final HisHealth health = new HisHealth(CLOCK);
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final Deque<UnaryOperator<String>> twists = new ArrayDeque<>();

    /// Which message, from 1, is not worked on and hung up at.
    private volatile int brokenAt;

    private VirtualHis hospital;
    private Hl7Line door;
    private Hl7His his;

    @BeforeEach
    void open() throws IOException {
        hospital =
                new VirtualHis(StateFile.open(folder.resolve("virtual.json")), CLOCK, "no-token");
        door = Hl7Line.open(0, Optional.empty(), false, CLOCK, this::heard);
        his = adapter(Duration.ofSeconds(20));
    }

    /// Writes down what came, and twists the next answers as the story wants.
    private Hl7Answer heard(byte[] message) {
        received.add(new String(message, StandardCharsets.UTF_8));
        if (received.size() == brokenAt) {
            return new Hl7Answer.HangUp();
        }
        Hl7Answer answer = hospital.hl7(message);
        UnaryOperator<String> twist = twists.poll();
        return twist != null && answer instanceof Hl7Answer.Said(byte[] said)
                ? new Hl7Answer.Said(
                        twist.apply(new String(said, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8))
                : answer;
    }

    private Hl7His adapter(Duration limit) {
        return new Hl7His(
                new Hl7Settings(
                        "KH01",
                        "HIS",
                        "BV",
                        "T",
                        Hl7Settings.Identifiers.USUAL,
                        limit,
                        ZoneId.of("Asia/Ho_Chi_Minh")),
                new MllpLine(
                        new MllpAddress(
                                "127.0.0.1", door.port(), Optional.empty(), Duration.ofSeconds(20)),
                        health),
                CLOCK);
    }

    /// An adapter that gives up soon, for answers that never come.
    private Hl7His impatient() {
        his.close();
        his = adapter(Duration.ofMillis(400));
        return his;
    }

    @AfterEach
    void close() throws IOException {
        his.close();
        door.close();
    }

    private void mood(Hl7Moods.Acknowledgement mood) {
        door.moods(new Hl7Moods(mood, Hl7Moods.LATEST_MS));
    }

    private HisAnswer<List<HisPatient>> find() {
        return his.findPatients(PatientQuestion.number(BOOKED));
    }

    private HisPatientId patient() {
        return ((HisAnswer.Done<List<HisPatient>>) find()).value().getFirst().id();
    }

    private BookingId booking() {
        return ((HisAnswer.Done<List<vn.hospitalkiosk.api.BookingView>>)
                        his.bookings(patient(), TODAY))
                .value()
                .getFirst()
                .id();
    }

    private VisitWish wish() {
        return VisitWish.booked(patient(), booking());
    }

    private HisOutcome<HisVisits.CheckedIn> checkIn(VisitWish wish) {
        return his.checkIn(
                new HisCommand(
                        KEY, NOW, new FacilityId("KH01"), new KioskId("K03"), HisCommand.PATIENT),
                wish);
    }

    private List<String> sent(String type) {
        return received.stream().filter(m -> m.contains("|" + type + "^")).toList();
    }

    private int visits() {
        return hospital.encounters().size();
    }

    @Test
    void a_silent_his_costs_one_deadline_and_the_next_question_a_new_connection() {
        mood(Hl7Moods.Acknowledgement.NEVER);
        impatient();
        assertThat(find()).isEqualTo(new HisAnswer.Unknown<>("timeout"));
        door.moods(Hl7Moods.GOOD);
        his.close();
        his = adapter(Duration.ofSeconds(20));
        assertThat(find()).isInstanceOf(HisAnswer.Done.class);
    }

    @Test
    void a_late_answer_finds_nobody_waiting_and_is_never_the_next_ones() {
        VisitWish wish = wish();
        mood(Hl7Moods.Acknowledgement.LATE);
        impatient();
        assertThat(checkIn(wish)).isInstanceOf(HisOutcome.Unknown.class);
        door.letGo();
        door.moods(Hl7Moods.GOOD);
        his.close();
        his = adapter(Duration.ofSeconds(20));
        assertThat(find())
                .isInstanceOfSatisfying(
                        HisAnswer.Done.class,
                        done -> assertThat((List<?>) done.value()).hasSize(1));
        assertThat(his.findPatients(PatientQuestion.number(new NationalId("056000000000"))))
                .isEqualTo(new HisAnswer.Done<>(List.of()));
    }

    @Test
    void an_answer_to_another_message_is_not_believed() {
        VisitWish wish = wish();
        mood(Hl7Moods.Acknowledgement.STRANGER);
        impatient();
        assertThat(checkIn(wish)).isInstanceOf(HisOutcome.Unknown.class);
        assertThat(find()).isInstanceOf(HisAnswer.Unknown.class);
        assertThat(visits()).as("not even asked for: the search came first").isZero();
    }

    @Test
    void an_answer_cut_in_the_middle_is_none() {
        mood(Hl7Moods.Acknowledgement.CUT);
        assertThat(find()).isEqualTo(new HisAnswer.Unknown<>("connection lost"));
        assertThat(received).as("a broken line is tried once more").hasSize(2);
    }

    @Test
    void what_is_no_hl7_tells_nothing_and_breaks_nothing() {
        mood(Hl7Moods.Acknowledgement.GARBAGE);
        assertThat(find()).isEqualTo(new HisAnswer.Unknown<>("unreadable answer"));
        door.moods(Hl7Moods.GOOD);
        assertThat(find()).isInstanceOf(HisAnswer.Done.class);
    }

    @Test
    void an_error_without_reason_is_searched_after_and_not_sent_again() {
        VisitWish wish = wish();
        received.clear();
        twists.add(UnaryOperator.identity());
        twists.add(said -> said.replace("MSA|AA", "MSA|AE"));
        assertThat(checkIn(wish))
                .as("AE after the work: the search finds the visit")
                .isInstanceOf(HisOutcome.AlreadyDone.class);
        assertThat(sent("ADT")).hasSize(1);
        assertThat(visits()).isEqualTo(1);
    }

    @Test
    void a_reject_without_reason_is_unknown_until_the_search_finds_the_visit() {
        VisitWish wish = wish();
        mood(Hl7Moods.Acknowledgement.REJECT);
        assertThat(checkIn(wish)).isInstanceOf(HisOutcome.Unknown.class);
        assertThat(sent("ADT")).as("nothing is sent before the search was answered").isEmpty();
        door.moods(Hl7Moods.GOOD);
        twists.add(UnaryOperator.identity());
        twists.add(said -> said.replace("MSA|AA|", "MSA|AR|"));
        twists.add(Hl7HisFaultsTest::notFound);
        assertThat(checkIn(wish)).isInstanceOf(HisOutcome.Unknown.class);
        assertThat(checkIn(wish)).isInstanceOf(HisOutcome.AlreadyDone.class);
        assertThat(sent("ADT")).hasSize(1);
        assertThat(visits()).isEqualTo(1);
    }

    private static String notFound(String said) {
        return said.replaceAll("(?s)\rPID.*", "\r").replace("|OK|", "|NF|");
    }

    @Test
    void an_engine_that_acknowledges_for_itself_is_not_taken_for_the_his() {
        VisitWish wish = wish();
        received.clear();
        twists.add(UnaryOperator.identity());
        twists.add(UnaryOperator.identity());
        twists.add(Hl7HisFaultsTest::notFound);
        assertThat(checkIn(wish))
                .isEqualTo(
                        new HisOutcome.Unknown<>("A04: acknowledged, not in the HIS's books yet"));
        assertThat(checkIn(wish)).isInstanceOf(HisOutcome.AlreadyDone.class);
        assertThat(visits()).isEqualTo(1);
    }

    @Test
    void a_command_whose_line_breaks_is_repeated_to_the_byte_only_when_nothing_is_found() {
        VisitWish wish = wish();
        received.clear();
        brokenAt = 2;
        assertThat(checkIn(wish)).isInstanceOf(HisOutcome.Done.class);
        List<String> commands = sent("ADT");
        assertThat(commands).hasSize(2);
        assertThat(commands.getFirst()).isEqualTo(commands.getLast());
        assertThat(visits()).isEqualTo(1);
    }

    @Test
    void a_key_of_another_visit_or_another_sum_is_refused() {
        VisitWish wish = wish();
        HisVisits.CheckedIn in = ((HisOutcome.Done<HisVisits.CheckedIn>) checkIn(wish)).value();
        assertThat(checkIn(VisitWish.booked(wish.patient(), new BookingId("999"))))
                .isInstanceOfSatisfying(
                        HisOutcome.Rejected.class,
                        no -> assertThat(no.why()).isEqualTo(HisRefusal.KEY_REUSED));
        BillId bill = in.bills().getFirst();
        assertThat(his.recordPayment(payment(bill, new Vnd(71_480))))
                .isInstanceOf(HisOutcome.Done.class);
        assertThat(his.recordPayment(payment(bill, new Vnd(71_481))))
                .isInstanceOfSatisfying(
                        HisOutcome.Rejected.class,
                        no -> assertThat(no.why()).isEqualTo(HisRefusal.KEY_REUSED));
        assertThat(hospital.payments()).hasSize(1);
    }

    private static HisMoney.PaymentRecord payment(BillId bill, Vnd amount) {
        return new HisMoney.PaymentRecord(
                new PaymentId("pay-00000001"), bill, amount, NOW, "vietqr", "KH03-7K2M9Q");
    }

    @Test
    void bills_that_do_not_add_up_or_are_not_in_dong_are_not_shown() {
        BillId bill =
                ((HisOutcome.Done<HisVisits.CheckedIn>) checkIn(wish())).value().bills().getFirst();
        twists.add(said -> said.replaceFirst("\\|[0-9]+&VND", "|1&VND"));
        assertThat(his.invoice(bill)).isInstanceOf(HisAnswer.Rejected.class);
        twists.add(said -> said.replace("&VND", "&USD"));
        assertThat(his.invoice(bill)).isInstanceOf(HisAnswer.Unknown.class);
        twists.add(said -> said.replaceFirst("&VND", ".50&VND"));
        assertThat(his.invoice(bill)).isInstanceOf(HisAnswer.Unknown.class);
        assertThat(his.invoice(bill)).isInstanceOf(HisAnswer.Done.class);
        assertThat(his.invoice(new BillId("9999")))
                .isInstanceOfSatisfying(
                        HisAnswer.Rejected.class,
                        no -> assertThat(no.why()).isEqualTo(HisRefusal.NO_SUCH_BILL));
    }

    @Test
    void what_is_sent_along_of_other_people_is_left_out() {
        HisPatientId patient = patient();
        twists.add(said -> said.replace("056085000427", "056085000428"));
        assertThat(find()).isEqualTo(new HisAnswer.Done<>(List.of()));
        twists.add(said -> said.replace("|" + patient.value() + "^^^BV^PI", "|99999^^^BV^PI"));
        assertThat(his.bookings(patient, TODAY)).isEqualTo(new HisAnswer.Done<>(List.of()));
        twists.add(said -> said.replace("|" + patient.value() + "^^^BV^PI", "|99999^^^BV^PI"));
        assertThat(his.coverage(patient, TODAY))
                .isInstanceOfSatisfying(
                        HisAnswer.Done.class,
                        done -> assertThat(done.value().toString()).contains("NOT_USED"));
    }

    @Test
    void a_his_that_does_not_know_a_query_does_not_offer_it() {
        HisPatientId patient = patient();
        twists.add(said ->
                said.replaceAll("(?s)\rMSA\\|AA\\|([^\r]*)\r.*", "\rMSA|AR|$1\rERR|||201|E\r"));
        assertThat(his.coverage(patient, TODAY)).isInstanceOf(HisAnswer.NotOffered.class);
    }
}
