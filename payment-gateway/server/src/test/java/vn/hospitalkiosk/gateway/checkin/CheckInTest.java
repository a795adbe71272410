package vn.hospitalkiosk.gateway.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.CheckInAnswer;
import vn.hospitalkiosk.api.CheckInRequest;
import vn.hospitalkiosk.api.ChipTrust;
import vn.hospitalkiosk.api.ChipTrust.Verdict;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.IdentifyRequest;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.PresentedDocument;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.HisVisits;

class CheckInTest {
    private static final NationalId NUMBER = new NationalId("056085009999");
    private static final PersonName NAME = new PersonName("TRẦN VĂN MẪU");
    private static final BirthDate BIRTH = new BirthDate("1985-03-09");
    private static final KioskIdentity K03 = kiosk("K03");
    private static final KioskIdentity K04 = kiosk("K04");
    private static final VisitId VISIT = new VisitId("visit-1");
    private static final CommandId COMMAND = new CommandId("command-1");

    private final FakeHis his = new FakeHis();
    private final MemoryVisits visits = new MemoryVisits();
    private final List<String> remarks = new ArrayList<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final FakeHouse house = new FakeHouse();
    private final CheckIn checkIn = checkIn();
    private Optional<CoverageView> rechecked = Optional.empty();

    private CheckIn checkIn() {
        return new CheckIn(
                his,
                house.reception(
                        visits,
                        (kiosk, visit, code) -> remarks.add(code.code()),
                        executor,
                        Clock.fixed(Instant.parse("2026-11-25T00:45:00Z"), ZoneOffset.UTC)));
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private static KioskIdentity kiosk(String id) {
        return new KioskIdentity(new FacilityId("KH01"), new KioskId(id));
    }

    private static HisPatient patient(String id, PersonName name, BirthDate birth) {
        return new HisPatient(new HisPatientId(id), name, birth, NUMBER);
    }

    private void hisHas(HisPatient... patients) {
        his.patients = new HisAnswer.Done<>(List.of(patients));
    }

    private static ChipTrust trust(Verdict hashes) {
        return new ChipTrust(
                hashes,
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.NOT_CONFIGURED,
                Verdict.NOT_OFFERED);
    }

    private static PresentedDocument chip(PersonName name, BirthDate birth, Verdict hashes) {
        return new PresentedDocument.Chip(
                NUMBER, name, birth, Sex.MALE, Optional.empty(), trust(hashes));
    }

    private IdentifyAnswer shows(PresentedDocument document) {
        return checkIn.identify(K03, new IdentifyRequest(VISIT, document));
    }

    private IdentifyAnswer typed(int year) {
        return shows(new PresentedDocument.Typed(NUMBER, year));
    }

    private IdentifyAnswer chip() {
        return shows(chip(NAME, BIRTH, Verdict.PASSED));
    }

    private CheckInAnswer registers(CommandId command, BookingId booking) {
        return checkIn.checkIn(K03, new CheckInRequest(command, VISIT, booking));
    }

    private CheckInAnswer registers() {
        return registers(COMMAND, FakeHis.BOOKING);
    }

    private static String code(IdentifyAnswer answer) {
        return answer instanceof IdentifyAnswer.SeeDesk(var code) ? code.code() : "" + answer;
    }

    @Test
    void a_chip_of_a_known_patient_is_shown_masked_with_todays_bookings() {
        hisHas(patient("p1", NAME, BIRTH));
        assertThat(chip())
                .isInstanceOfSatisfying(
                        IdentifyAnswer.Identified.class,
                        known -> {
                            assertThat(known.patient().maskedName()).isEqualTo("TRẦN V** M**");
                            assertThat(known.patient().birthYear()).isEqualTo(1985);
                            assertThat(known.patient().maskedNumber()).isEqualTo("•••• •••• 9999");
                            assertThat(known.patient().coverage().state())
                                    .isEqualTo(CoverageView.State.VALID);
                            assertThat(known.bookings()).hasSize(1);
                        });
        assertThat(remarks).isEmpty();
    }

    @Test
    void a_slow_insurance_check_holds_nobody_up_and_is_known_at_the_next_call() throws Exception {
        hisHas(patient("p1", NAME, BIRTH));
        his.coverageMayAnswer = new CountDownLatch(1);
        assertThat(chip())
                .isInstanceOfSatisfying(
                        IdentifyAnswer.Identified.class,
                        known ->
                                assertThat(known.patient().coverage().state())
                                        .isEqualTo(CoverageView.State.CHECKING));
        his.coverageMayAnswer.countDown();
        executor.shutdown();
        assertThat(executor.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        assertThat(visits.find(K03, VISIT).flatMap(Visit::person).orElseThrow().coverage().state())
                .isEqualTo(CoverageView.State.VALID);
    }

    @Test
    void
            a_his_silent_about_insurance_promises_no_recheck_and_is_asked_again_while_the_patient_stands_there() {
        hisHas(patient("p1", NAME, BIRTH));
        his.coverage = new HisAnswer.Unknown<>("timeout");
        assertThat(chip())
                .isInstanceOfSatisfying(
                        IdentifyAnswer.Identified.class,
                        known ->
                                assertThat(known.patient().coverage().state())
                                        .isEqualTo(CoverageView.State.NOT_ANSWERED));
        assertThat(checkIn.coverage(K03, VISIT).state()).isEqualTo(CoverageView.State.NOT_ANSWERED);
        his.coverage = new HisAnswer.Done<>(coverage(CoverageView.State.VALID));
        assertThat(checkIn.coverage(K03, VISIT).state()).isEqualTo(CoverageView.State.VALID);
        assertThat(known().state()).isEqualTo(CoverageView.State.VALID);
    }

    @Test
    void an_unverified_card_that_nobody_here_checks_again_is_not_told_as_one() {
        hisHas(patient("p1", NAME, BIRTH));
        his.coverage = new HisAnswer.Done<>(coverage(CoverageView.State.UNVERIFIED));
        assertThat(chip()).isInstanceOf(IdentifyAnswer.Identified.class);
        assertThat(known().state()).isEqualTo(CoverageView.State.NOT_ANSWERED);
    }

    @Test
    void the_answer_of_a_recheck_reaches_the_kiosk_where_the_patient_stands() {
        house.rechecks = (_, _) -> rechecked;
        hisHas(patient("p1", NAME, BIRTH));
        his.coverage = new HisAnswer.Done<>(coverage(CoverageView.State.UNVERIFIED));
        CheckIn insured = checkIn();
        assertThat(
                        insured.identify(
                                K03, new IdentifyRequest(VISIT, chip(NAME, BIRTH, Verdict.PASSED))))
                .isInstanceOf(IdentifyAnswer.Identified.class);
        assertThat(insured.coverage(K03, VISIT).state()).isEqualTo(CoverageView.State.UNVERIFIED);
        rechecked = Optional.of(coverage(CoverageView.State.EXPIRED));
        assertThat(insured.coverage(K03, VISIT).state()).isEqualTo(CoverageView.State.EXPIRED);
        assertThat(known().state()).isEqualTo(CoverageView.State.EXPIRED);
    }

    @Test
    void who_leaves_while_nobody_knows_of_the_check_in_waits_at_the_desk() {
        hisHas(patient("p1", NAME, BIRTH));
        assertThat(chip()).isInstanceOf(IdentifyAnswer.Identified.class);
        his.checkIn = new HisOutcome.Unknown<>("timeout");
        assertThat(registers()).isInstanceOf(CheckInAnswer.NotKnown.class);
        checkIn.end(K03, VISIT);
        checkIn.end(K03, VISIT);
        assertThat(remarks).containsExactly("H07");
    }

    private static CoverageView coverage(CoverageView.State state) {
        return new CoverageView(state, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private CoverageView known() {
        return visits.find(K03, VISIT).flatMap(Visit::person).orElseThrow().coverage();
    }

    @Test
    void a_chip_that_failed_a_check_goes_to_a_person_without_asking_the_his() {
        hisHas(patient("p1", NAME, BIRTH));
        assertThat(code(shows(chip(NAME, BIRTH, Verdict.FAILED)))).isEqualTo("C51");
        assertThat(his.questions).isZero();
        assertThat(remarks).containsExactly("C51");
    }

    @Test
    void two_records_for_one_chip_are_for_a_person() {
        hisHas(patient("p1", NAME, BIRTH), patient("p2", NAME, BIRTH));
        assertThat(code(chip())).isEqualTo("H03");
    }

    @Test
    void another_birth_date_than_in_the_his_is_for_a_person() {
        hisHas(patient("p1", NAME, new BirthDate("1985-03-10")));
        assertThat(code(chip())).isEqualTo("H04");
    }

    @Test
    void a_birth_date_known_to_the_year_only_fits() {
        hisHas(patient("p1", NAME, new BirthDate("1985")));
        assertThat(chip()).isInstanceOf(IdentifyAnswer.Identified.class);
    }

    @Test
    void a_name_without_marks_is_the_same_and_a_different_one_is_only_remarked() {
        hisHas(patient("p1", new PersonName("tran van mau"), BIRTH));
        assertThat(chip()).isInstanceOf(IdentifyAnswer.Identified.class);
        assertThat(remarks).isEmpty();
        hisHas(patient("p1", new PersonName("LÊ THỊ ĐÀO"), BIRTH));
        assertThat(chip()).isInstanceOf(IdentifyAnswer.Identified.class);
        assertThat(remarks).containsExactly("H05");
    }

    @Test
    void nobody_a_wrong_year_and_several_records_get_one_answer() {
        IdentifyAnswer nobody = typed(1985);
        hisHas(patient("p1", NAME, BIRTH));
        IdentifyAnswer wrongYear = typed(1984);
        hisHas(patient("p1", NAME, BIRTH), patient("p2", NAME, BIRTH));
        IdentifyAnswer several = typed(1985);
        assertThat(List.of(nobody, wrongYear, several)).containsOnly(new IdentifyAnswer.NoMatch());
    }

    @Test
    void a_typed_number_with_its_year_is_known() {
        hisHas(patient("p1", NAME, BIRTH));
        assertThat(typed(1985)).isInstanceOf(IdentifyAnswer.Identified.class);
    }

    @Test
    void the_fifth_wrong_guess_blocks_the_number_at_every_kiosk() {
        hisHas(patient("p1", NAME, BIRTH));
        for (int i = 1; i < 5; i++) {
            assertThat(typed(1900 + i)).isEqualTo(new IdentifyAnswer.NoMatch());
        }
        assertThat(code(typed(1905))).isEqualTo("H11");
        int before = his.questions;
        IdentifyAnswer elsewhere =
                checkIn.identify(
                        K04,
                        new IdentifyRequest(
                                new VisitId("visit-2"), new PresentedDocument.Typed(NUMBER, 1985)));
        assertThat(code(elsewhere)).isEqualTo("H11");
        assertThat(his.questions).isEqualTo(before);
        assertThat(chip()).isInstanceOf(IdentifyAnswer.Identified.class);
    }

    @Test
    void a_printed_code_counts_like_a_typed_number() {
        hisHas(patient("p1", NAME, BIRTH));
        assertThat(
                        shows(
                                new PresentedDocument.PrintedCode(
                                        NUMBER, NAME, new BirthDate("1990-03-09"), Sex.MALE)))
                .isEqualTo(new IdentifyAnswer.NoMatch());
        assertThat(
                        code(
                                shows(
                                        new PresentedDocument.PrintedCode(
                                                NUMBER,
                                                NAME,
                                                new BirthDate("1985-01-01"),
                                                Sex.MALE))))
                .isEqualTo("H04");
        assertThat(shows(new PresentedDocument.PrintedCode(NUMBER, NAME, BIRTH, Sex.MALE)))
                .isInstanceOf(IdentifyAnswer.Identified.class);
    }

    @Test
    void a_his_that_does_not_answer_is_no_failed_guess() {
        his.patients = new HisAnswer.Unknown<>("timeout");
        for (int i = 0; i < 6; i++) {
            assertThat(typed(1985)).isInstanceOf(IdentifyAnswer.Unavailable.class);
        }
    }

    @Test
    void bookings_that_cannot_be_read_are_not_shown_as_none() {
        hisHas(patient("p1", NAME, BIRTH));
        his.bookings = new HisAnswer.Unknown<>("timeout");
        assertThat(chip()).isInstanceOf(IdentifyAnswer.Unavailable.class);
    }

    @Test
    void check_in_gives_number_and_bill_and_repeating_it_asks_the_his_nothing_new() {
        hisHas(patient("p1", NAME, BIRTH));
        chip();
        CheckInAnswer first = registers();
        assertThat(first)
                .isEqualTo(
                        new CheckInAnswer.CheckedIn(
                                FakeHis.ticket(), Optional.of(FakeHis.bill(71_480))));
        assertThat(registers()).isEqualTo(first);
        assertThat(his.keys).hasSize(1);
        assertThat(checkIn.isBillOf(K03, VISIT, FakeHis.BILL)).isTrue();
        assertThat(checkIn.isBillOf(K04, VISIT, FakeHis.BILL)).isFalse();
    }

    @Test
    void an_answer_that_did_not_come_is_asked_for_with_the_same_key_and_time() {
        hisHas(patient("p1", NAME, BIRTH));
        chip();
        HisOutcome<HisVisits.CheckedIn> good = his.checkIn;
        his.checkIn = new HisOutcome.Unknown<>("timeout");
        assertThat(registers()).isInstanceOf(CheckInAnswer.NotKnown.class);
        his.checkIn = good;
        assertThat(registers()).isInstanceOf(CheckInAnswer.CheckedIn.class);
        assertThat(his.keys).hasSize(2).containsOnly("command-1 2026-11-25T00:45:00Z");
    }

    @Test
    void another_command_or_booking_for_a_begun_check_in_is_a_conflict() {
        hisHas(patient("p1", NAME, BIRTH));
        chip();
        registers();
        assertThatThrownBy(() -> registers(new CommandId("command-2"), FakeHis.BOOKING))
                .isInstanceOf(VisitConflict.class);
        assertThatThrownBy(() -> registers(COMMAND, new BookingId("booking-2")))
                .isInstanceOf(VisitConflict.class);
        assertThatThrownBy(this::chip).isInstanceOf(VisitConflict.class);
    }

    @Test
    void after_a_refusal_the_visit_may_try_something_else() {
        hisHas(patient("p1", NAME, BIRTH));
        chip();
        HisOutcome<HisVisits.CheckedIn> good = his.checkIn;
        his.checkIn = new HisOutcome.Rejected<>("cancelled");
        assertThat(registers()).isInstanceOf(CheckInAnswer.Refused.class);
        his.checkIn = good;
        assertThat(registers(new CommandId("command-2"), FakeHis.BOOKING))
                .isInstanceOf(CheckInAnswer.CheckedIn.class);
    }

    @Test
    void a_booking_that_was_not_shown_cannot_be_taken() {
        hisHas(patient("p1", NAME, BIRTH));
        chip();
        assertThat(registers(COMMAND, new BookingId("somebody-elses")))
                .isInstanceOf(CheckInAnswer.Refused.class);
        assertThat(his.keys).isEmpty();
    }

    @Test
    void a_bill_that_is_paid_is_not_shown_as_owed() {
        hisHas(patient("p1", NAME, BIRTH));
        chip();
        registers();
        his.invoice =
                new HisAnswer.Done<>(
                        new HisMoney.Invoice(FakeHis.bill(71_480), HisMoney.Invoice.Status.PAID));
        assertThat(registers())
                .isEqualTo(new CheckInAnswer.CheckedIn(FakeHis.ticket(), Optional.empty()));
        assertThat(checkIn.bill(K03, VISIT)).isEqualTo(new BillAnswer.None());
    }

    @Test
    void a_bill_that_cannot_be_trusted_does_not_cost_the_number() {
        hisHas(patient("p1", NAME, BIRTH));
        chip();
        his.invoice = new HisAnswer.Rejected<>("does not add up");
        assertThat(registers())
                .isEqualTo(new CheckInAnswer.CheckedIn(FakeHis.ticket(), Optional.empty()));
    }

    @Test
    void a_bill_that_cannot_be_read_now_leaves_the_answer_open() {
        hisHas(patient("p1", NAME, BIRTH));
        chip();
        HisAnswer<HisMoney.Invoice> good = his.invoice;
        his.invoice = new HisAnswer.Unknown<>("timeout");
        assertThat(registers()).isInstanceOf(CheckInAnswer.NotKnown.class);
        his.invoice = good;
        assertThat(registers()).isInstanceOf(CheckInAnswer.CheckedIn.class);
    }

    @Test
    void an_ended_visit_is_forgotten() {
        hisHas(patient("p1", NAME, BIRTH));
        chip();
        registers();
        checkIn.end(K04, VISIT);
        assertThat(checkIn.bill(K03, VISIT)).isInstanceOf(BillAnswer.Owed.class);
        checkIn.end(K03, VISIT);
        checkIn.end(K03, VISIT);
        assertThat(visits.find(K03, VISIT).orElseThrow().person()).isEmpty();
        assertThatThrownBy(this::registers).isInstanceOf(NoSuchVisit.class);
        assertThatThrownBy(this::chip).isInstanceOf(VisitConflict.class);
    }

    @Test
    void another_kiosks_visit_does_not_exist() {
        hisHas(patient("p1", NAME, BIRTH));
        chip();
        assertThatThrownBy(() ->
                        checkIn.checkIn(K04, new CheckInRequest(COMMAND, VISIT, FakeHis.BOOKING)))
                .isInstanceOf(NoSuchVisit.class);
        assertThatThrownBy(() -> checkIn.bill(K04, VISIT)).isInstanceOf(NoSuchVisit.class);
        assertThat(checkIn.isVisitOf(K04, VISIT)).isFalse();
    }
}
