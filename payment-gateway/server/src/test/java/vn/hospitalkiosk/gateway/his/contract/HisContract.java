package vn.hospitalkiosk.gateway.his.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.ClinicView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.api.TicketStatus;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.Companion;
import vn.hospitalkiosk.gateway.his.CoverageReport;
import vn.hospitalkiosk.gateway.his.DayStatement;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCapability;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.HisVisits;
import vn.hospitalkiosk.gateway.his.Look;
import vn.hospitalkiosk.gateway.his.NewPatient;
import vn.hospitalkiosk.gateway.his.OfflineNumber;
import vn.hospitalkiosk.gateway.his.PatientQuestion;
import vn.hospitalkiosk.gateway.his.PriorityJudgement;
import vn.hospitalkiosk.gateway.his.VisitWish;
import vn.hospitalkiosk.virtual.his.HisMoods;

/// What every adapter must do, whatever wire it speaks and however that breaks. What its HIS does not offer it says so.
interface HisContract {
    NationalId BOOKED = new NationalId("056085000427");
    NationalId WITHOUT_BOOKING = new NationalId("056192000731");
    NationalId SHARED = new NationalId("056090000111");
    String KEY = "5f9d2f6e-0000-4000-8000-0000000000aa";

    Ward ward();

    private His his() {
        return ward().his;
    }

    private boolean offers(HisCapability capability) {
        return his().offered().contains(capability);
    }

    private HisCommand command(String key) {
        return new HisCommand(
                key, Ward.NOW, new FacilityId("KH01"), new KioskId("K03"), HisCommand.PATIENT);
    }

    private static <T> T done(HisAnswer<T> answer) {
        assertThat(answer).isInstanceOf(HisAnswer.Done.class);
        return ((HisAnswer.Done<T>) answer).value();
    }

    private static <T> T made(HisOutcome<T> outcome) {
        return switch (outcome) {
            case HisOutcome.Done<T>(T value) -> value;
            case HisOutcome.AlreadyDone<T>(T value) -> value;
            default -> throw new AssertionError("not done: " + outcome);
        };
    }

    private HisPatientId patient(NationalId number) {
        return done(his().findPatients(PatientQuestion.number(number))).getFirst().id();
    }

    private VisitWish booked() {
        HisPatientId patient = patient(BOOKED);
        return VisitWish.booked(patient, done(his().bookings(patient, Ward.TODAY)).getFirst().id());
    }

    private HisOutcome<HisVisits.CheckedIn> checkIn(String key) {
        return his().checkIn(command(key), booked());
    }

    private static HisMoney.PaymentRecord payment(String key, BillId bill, Vnd amount) {
        return new HisMoney.PaymentRecord(
                new PaymentId(key), bill, amount, Ward.NOW, "vietqr", "KH03-7K2M9Q");
    }

    private Vnd due(BillId bill) {
        return done(his().invoice(bill)).bill().due();
    }

    private int encounters() {
        return ward().hospital().encounters().size();
    }

    private int payments() {
        return ward().hospital().payments().size();
    }

    @Test
    default void a_patient_is_found_exactly_and_a_number_two_people_had_finds_both() {
        List<HisPatient> found = done(his().findPatients(PatientQuestion.number(BOOKED)));
        assertThat(found)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.name().full()).isEqualTo("NGUYỄN VĂN A");
                    assertThat(one.birthDate().iso()).isEqualTo("1985-03-09");
                    assertThat(one.number()).contains(BOOKED);
                });
        assertThat(done(his().findPatients(PatientQuestion.number(SHARED)))).hasSize(2);
        assertThat(done(his().findPatients(PatientQuestion.number(new NationalId("056000000000")))))
                .isEmpty();
    }

    @Test
    default void bookings_and_insurance_of_today_are_those_of_this_patient() {
        HisPatientId patient = patient(BOOKED);
        assertThat(done(his().bookings(patient, Ward.TODAY)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.clinic()).isEqualTo("Nội Tim mạch");
                    assertThat(one.kind()).isEqualTo(BookingView.Kind.APPOINTMENT);
                    assertThat(one.place().room()).isEqualTo("Phòng 205");
                });
        assertThat(done(his().bookings(patient, Ward.TODAY.plusDays(1)))).isEmpty();
        assertThat(done(his().coverage(patient, Ward.TODAY)))
                .isEqualTo(
                        new CoverageView(
                                CoverageView.State.VALID,
                                Optional.of("•••• 0427"),
                                Optional.of(LocalDate.of(2027, 12, 31)),
                                Optional.of(80)));
    }

    @Test
    default void a_check_in_gives_number_place_and_bill_and_its_key_never_does_it_twice() {
        VisitWish wish = booked();
        HisOutcome<HisVisits.CheckedIn> first = his().checkIn(command(KEY), wish);
        assertThat(first).isInstanceOf(HisOutcome.Done.class);
        HisVisits.CheckedIn in = made(first);
        assertThat(in.ticket().number()).isEqualTo("034");
        assertThat(in.ticket().place().room()).isEqualTo("Phòng 205");
        assertThat(in.ticket().today()).first().asString().contains("Khám Nội Tim mạch");
        assertThat(in.bills()).hasSize(1);
        assertThat(done(his().invoice(in.bills().getFirst())).bill().addsUp()).isTrue();
        assertThat(his().checkIn(command(KEY), wish)).isEqualTo(new HisOutcome.AlreadyDone<>(in));
        assertThat(ward().other.checkIn(command(KEY), wish))
                .isEqualTo(new HisOutcome.AlreadyDone<>(in));
        assertThat(encounters()).isEqualTo(1);
    }

    @Test
    default void another_key_for_a_used_booking_is_refused() {
        VisitWish wish = booked();
        made(his().checkIn(command(KEY), wish));
        assertThat(his().checkIn(command(KEY.replace("aa", "bb")), wish))
                .isInstanceOfSatisfying(
                        HisOutcome.Rejected.class,
                        no -> assertThat(no.why()).isEqualTo(HisRefusal.BOOKING_USED));
        assertThat(encounters()).isEqualTo(1);
    }

    @Test
    default void a_check_in_whose_answer_is_an_error_or_none_is_found_by_its_key() {
        ward().hospital().moods(new HisMoods(true, 0, HisMoods.FailAfter.CHECK_IN_SILENT));
        assertThat(checkIn(KEY)).isInstanceOf(HisOutcome.AlreadyDone.class);
        ward().hospital().resetDay();
        ward().hospital().moods(new HisMoods(true, 0, HisMoods.FailAfter.CHECK_IN));
        assertThat(checkIn(KEY.replace("aa", "bb"))).isInstanceOf(HisOutcome.AlreadyDone.class);
        assertThat(encounters()).isEqualTo(1);
    }

    @Test
    default void a_line_that_breaks_before_the_answer_costs_no_second_visit() {
        VisitWish wish = booked();
        ward().relay.fault(Relay.Fault.CUT_BEFORE_ANSWER);
        assertThat(made(his().checkIn(command(KEY), wish)).ticket().number()).isEqualTo("034");
        assertThat(encounters()).isEqualTo(1);
    }

    @Test
    default void answers_that_come_twice_are_never_taken_for_the_next_question() {
        ward().relay.fault(Relay.Fault.TWICE);
        for (int i = 0; i < 5; i++) {
            List<HisPatient> one = done(his().findPatients(PatientQuestion.number(BOOKED)));
            List<HisPatient> two = done(his().findPatients(PatientQuestion.number(SHARED)));
            assertThat(one).hasSize(1);
            assertThat(two).hasSize(2);
        }
    }

    @Test
    default void connections_closed_without_a_word_cost_a_second_try_and_nothing_else() {
        ward().relay.fault(Relay.Fault.CLOSES_AFTER_ANSWER);
        HisVisits.CheckedIn in = made(checkIn(KEY));
        BillId bill = in.bills().getFirst();
        HisMoney.PaymentRecord payment = payment("pay-00000001", bill, due(bill));
        for (int i = 0; i < 3; i++) {
            HisOutcome<HisMoney.Recorded> told = his().recordPayment(payment);
            assertThat(told).isNotInstanceOf(HisOutcome.Rejected.class);
        }
        ward().relay.fault(Relay.Fault.NONE);
        made(his().recordPayment(payment));
        assertThat(encounters()).isEqualTo(1);
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    default void a_his_that_restarts_between_check_in_and_payment_knows_both_keys()
            throws IOException {
        VisitWish wish = booked();
        HisVisits.CheckedIn in = made(his().checkIn(command(KEY), wish));
        ward().restart();
        assertThat(his().checkIn(command(KEY), wish)).isEqualTo(new HisOutcome.AlreadyDone<>(in));
        BillId bill = in.bills().getFirst();
        HisMoney.PaymentRecord payment = payment("pay-00000001", bill, due(bill));
        assertThat(his().recordPayment(payment)).isInstanceOf(HisOutcome.Done.class);
        ward().restart();
        assertThat(his().recordPayment(payment)).isInstanceOf(HisOutcome.AlreadyDone.class);
        assertThat(payments()).isEqualTo(1);
        assertThat(done(his().invoice(bill)).status()).isEqualTo(HisMoney.Invoice.Status.PAID);
    }

    @Test
    default void a_payment_whose_answer_is_lost_is_recorded_once_when_told_again() {
        BillId bill = made(checkIn(KEY)).bills().getFirst();
        HisMoney.PaymentRecord payment = payment("pay-00000001", bill, due(bill));
        ward().hospital().moods(new HisMoods(true, 0, HisMoods.FailAfter.PAYMENT));
        his().recordPayment(payment);
        ward().hospital().moods(HisMoods.GOOD);
        assertThat(his().recordPayment(payment)).isInstanceOf(HisOutcome.AlreadyDone.class);
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    default void a_bill_paid_elsewhere_is_never_told_as_paid_by_us() {
        BillId bill = made(checkIn(KEY)).bills().getFirst();
        Vnd due = due(bill);
        made(his().recordPayment(payment("pay-00000001", bill, due)));
        assertThat(done(his().openBills(patient(BOOKED)))).isEmpty();
        assertThat(his().recordPayment(payment("pay-00000001", bill, due.plus(new Vnd(1)))))
                .isInstanceOfSatisfying(
                        HisOutcome.Rejected.class,
                        no -> assertThat(no.why()).isEqualTo(HisRefusal.KEY_REUSED));
    }

    /// Who owes nothing may still be here: money in advance is for that visit.
    @Test
    default void a_visit_is_open_from_check_in_on_also_once_it_is_paid() {
        HisPatientId patient = patient(BOOKED);
        HisVisits.CheckedIn in = made(checkIn(KEY));
        BillId bill = in.bills().getFirst();
        made(his().recordPayment(payment("pay-00000001", bill, due(bill))));
        assertThat(his().openEncounters(patient))
                .isEqualTo(
                        offers(HisCapability.OPEN_ENCOUNTERS)
                                ? new HisAnswer.Done<>(List.of(in.encounter()))
                                : new HisAnswer.NotOffered<>());
    }

    @Test
    default void a_his_that_is_away_is_unknown_and_down_and_comes_back() {
        VisitWish wish = booked();
        ward().hospital().moods(new HisMoods(false, 0, HisMoods.FailAfter.NOTHING));
        assertThat(his().checkIn(command(KEY), wish)).isInstanceOf(HisOutcome.Unknown.class);
        assertThat(his().findPatients(PatientQuestion.number(BOOKED)))
                .isInstanceOf(HisAnswer.Unknown.class);
        assertThat(ward().health.isUp()).isFalse();
        ward().hospital().moods(HisMoods.GOOD);
        his().probe();
        assertThat(ward().health.isUp()).isTrue();
        assertThat(his().checkIn(command(KEY), wish)).isInstanceOf(HisOutcome.Done.class);
    }

    @Test
    default void sixteen_at_once_from_two_gateways_leave_one_visit_and_one_payment()
            throws Exception {
        VisitWish wish = booked();
        List<HisOutcome<HisVisits.CheckedIn>> ins =
                atOnce(16, i -> gateway(i).checkIn(command(KEY), wish));
        made(his().checkIn(command(KEY), wish));
        assertThat(encounters()).isEqualTo(1);
        assertThat(ins).noneMatch(HisOutcome.Rejected.class::isInstance);
        BillId bill = made(his().checkIn(command(KEY), wish)).bills().getFirst();
        HisMoney.PaymentRecord payment = payment("pay-00000001", bill, due(bill));
        atOnce(16, i -> gateway(i).recordPayment(payment));
        made(his().recordPayment(payment));
        assertThat(payments()).isEqualTo(1);
        assertThat(ward().cases.open()).isEmpty();
    }

    @Test
    default void sixteen_kiosks_with_keys_of_their_own_leave_one_visit() throws Exception {
        VisitWish wish = booked();
        List<HisOutcome<HisVisits.CheckedIn>> ins =
                atOnce(
                        16,
                        i ->
                                gateway(i)
                                        .checkIn(
                                                command(KEY.replace("aa", "c" + (char) ('a' + i))),
                                                wish));
        assertThat(encounters()).isEqualTo(1);
        assertThat(ins.stream().filter(HisOutcome.Done.class::isInstance))
                .hasSizeLessThanOrEqualTo(1);
    }

    private His gateway(int i) {
        return i % 2 == 0 ? ward().his : ward().other;
    }

    private static <T> List<T> atOnce(int many, java.util.function.IntFunction<T> work)
            throws Exception {
        List<Callable<T>> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            int one = i;
            all.add(() -> work.apply(one));
        }
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> result : threads.invokeAll(all)) {
                results.add(result.get());
            }
        }
        return Collections.unmodifiableList(results);
    }

    @Test
    default void what_a_person_may_show_instead_of_a_number_finds_the_same_patient() {
        assertThat(found(PatientQuestion.of(PatientQuestion.By.INSURANCE_CARD, "GD4569999900427")))
                .isEqualTo(patient(BOOKED));
        if (offers(HisCapability.SLIPS)) {
            assertThat(found(PatientQuestion.of(PatientQuestion.By.SLIP, "TK-2026-000731")))
                    .isEqualTo(patient(WITHOUT_BOOKING));
        }
        assertThat(
                        done(
                                his().findPatients(
                                                PatientQuestion.typed(
                                                        PatientQuestion.By.PERSONAL_NUMBER,
                                                        BOOKED.digits(),
                                                        1986))))
                .isEmpty();
    }

    private HisPatientId found(PatientQuestion question) {
        return done(his().findPatients(question)).getFirst().id();
    }

    @Test
    default void a_slip_is_good_once_and_until_its_last_day() {
        HisPatientId patient = patient(WITHOUT_BOOKING);
        HisAnswer<Optional<BookingView>> good =
                his().bookingOfSlip(patient, "TK-2026-000731", Ward.TODAY);
        if (!offers(HisCapability.SLIPS)) {
            assertThat(good).isInstanceOf(HisAnswer.NotOffered.class);
            return;
        }
        BookingView booking = done(good).orElseThrow();
        assertThat(booking.kind()).isEqualTo(BookingView.Kind.RE_EXAMINATION);
        assertThat(booking.validUntil()).contains(Ward.TODAY.plusDays(5));
        assertThat(his().bookingOfSlip(patient, "TK-2026-000099", Ward.TODAY))
                .isInstanceOfSatisfying(
                        HisAnswer.Rejected.class,
                        no -> assertThat(no.why()).isEqualTo(HisRefusal.BOOKING_EXPIRED));
        made(his().checkIn(command(KEY), VisitWish.booked(patient, booking.id())));
        assertThat(his().bookingOfSlip(patient, "TK-2026-000731", Ward.TODAY))
                .isInstanceOfSatisfying(
                        HisAnswer.Rejected.class,
                        no -> assertThat(no.why()).isEqualTo(HisRefusal.BOOKING_USED));
        assertThat(done(his().bookingOfSlip(patient, "TK-0000", Ward.TODAY))).isEmpty();
    }

    @Test
    default void a_walk_in_sees_load_and_price_before_and_gets_a_number() {
        HisPatientId patient = patient(WITHOUT_BOOKING);
        HisAnswer<List<ClinicView>> clinics = his().clinics(patient, true);
        if (!offers(HisCapability.WALK_IN)) {
            assertThat(clinics).isInstanceOf(HisAnswer.NotOffered.class);
            return;
        }
        ClinicView first = done(clinics).getFirst();
        assertThat(first.waiting()).isPresent();
        VisitWish wish =
                new VisitWish(
                        patient,
                        new VisitWish.Goal.WalkIn(
                                first.id(), new VisitWish.Reason.NewExamination()),
                        true,
                        false,
                        vn.hospitalkiosk.api.PriorityGroup.PREGNANT,
                        true,
                        Optional.of(new Companion(BOOKED, Companion.Relation.SPOUSE)));
        Vnd quoted = Vnd.ZERO;
        if (offers(HisCapability.QUOTE)) {
            assertThat(done(his().quote(wish)).addsUp()).isTrue();
            quoted = done(his().quote(wish)).due();
        }
        HisVisits.CheckedIn in = made(his().checkIn(command(KEY), wish));
        assertThat(in.ticket().clinic()).isEqualTo(first.specialty());
        if (offers(HisCapability.QUOTE)) {
            assertThat(due(in.bills().getFirst())).isEqualTo(quoted);
        }
        assertThat(his().checkIn(command(KEY), wish)).isEqualTo(new HisOutcome.AlreadyDone<>(in));
    }

    @Test
    default void a_ticket_and_results_can_be_looked_up() {
        HisVisits.CheckedIn in = made(checkIn(KEY));
        HisAnswer<TicketStatus> ticket = his().ticketStatus(in.encounter());
        if (offers(HisCapability.TICKET_STATUS)) {
            assertThat(done(ticket).ticket().number()).isEqualTo("034");
            assertThat(done(ticket).state()).isEqualTo(TicketStatus.State.WAITING);
            assertThat(his().ticketStatus("../x")).isInstanceOf(HisAnswer.Rejected.class);
        } else {
            assertThat(ticket).isInstanceOf(HisAnswer.NotOffered.class);
        }
        var results = his().results(patient(BOOKED), Ward.TODAY.minusDays(30));
        if (offers(HisCapability.RESULTS)) {
            assertThat(done(results))
                    .hasSize(2)
                    .anySatisfy(one -> assertThat(one.place().room()).isEqualTo("Phòng 105"));
        } else {
            assertThat(results).isInstanceOf(HisAnswer.NotOffered.class);
        }
    }

    @Test
    default void a_new_patient_is_made_once_and_found_afterwards() {
        NationalId number = new NationalId("056199000888");
        NewPatient person =
                new NewPatient(
                        new PersonName("ĐỖ THỊ MẪU"),
                        new BirthDate("1999-02-03"),
                        Sex.FEMALE,
                        Optional.of(number),
                        "Nha Trang",
                        "",
                        "",
                        NewPatient.Source.CHIP_AUTHENTICATED,
                        Optional.empty(),
                        new NewPatient.Consent("a".repeat(64), Ward.NOW));
        HisOutcome<HisPatient> first = his().createPatient(command(KEY), person);
        if (!offers(HisCapability.CREATE_PATIENT)) {
            assertThat(first).isInstanceOf(HisOutcome.NotOffered.class);
            return;
        }
        assertThat(first).isInstanceOf(HisOutcome.Done.class);
        assertThat(his().createPatient(command(KEY), person))
                .isInstanceOf(HisOutcome.AlreadyDone.class);
        assertThat(his().createPatient(command(KEY.replace("aa", "bb")), person))
                .isInstanceOfSatisfying(
                        HisOutcome.Rejected.class,
                        no -> assertThat(no.why()).isEqualTo(HisRefusal.PATIENT_EXISTS));
        assertThat(done(his().findPatients(PatientQuestion.number(number))))
                .singleElement()
                .satisfies(one -> assertThat(one.name().full()).isEqualTo("ĐỖ THỊ MẪU"));
    }

    @Test
    default void a_telephone_finds_the_one_of_its_family_who_was_born_in_that_year() {
        NationalId number = new NationalId("056201000777");
        NewPatient person =
                new NewPatient(
                        new PersonName("HỒ THỊ MẪU"),
                        new BirthDate("2001-05-06"),
                        Sex.FEMALE,
                        Optional.of(number),
                        "Nha Trang",
                        "0600000777",
                        "",
                        NewPatient.Source.CHIP_AUTHENTICATED,
                        Optional.empty(),
                        new NewPatient.Consent("a".repeat(64), Ward.NOW));
        if (!offers(HisCapability.CREATE_PATIENT)) {
            return;
        }
        HisPatientId made = made(his().createPatient(command(KEY), person)).id();
        HisAnswer<List<HisPatient>> found =
                his().findPatients(
                                PatientQuestion.typed(
                                        PatientQuestion.By.PHONE, "0600000777", 2001));
        if (found instanceof HisAnswer.NotOffered) {
            return;
        }
        assertThat(done(found)).extracting(HisPatient::id).containsExactly(made);
        assertThat(
                        done(
                                his().findPatients(
                                                PatientQuestion.typed(
                                                        PatientQuestion.By.PHONE,
                                                        "0600000777",
                                                        2002))))
                .isEmpty();
    }

    @Test
    default void what_is_told_beside_a_payment_is_kept_once_or_said_not_to_be_offered() {
        HisVisits.CheckedIn in = made(checkIn(KEY));
        BillId bill = in.bills().getFirst();
        told(
                HisCapability.RESERVE,
                () -> his().reserve(command("pay-00000001"), bill, Duration.ofMinutes(5)));
        if (offers(HisCapability.RESERVE)) {
            assertThat(his().reserve(command("pay-00000002"), bill, Duration.ofMinutes(5)))
                    .isInstanceOfSatisfying(
                            HisOutcome.Rejected.class,
                            no -> assertThat(no.why()).isEqualTo(HisRefusal.BILL_RESERVED));
            assertThat(his().release(command("pay-00000002"), bill))
                    .as("nothing of its own stands, that of another payment stays")
                    .isInstanceOf(HisOutcome.Done.class);
            assertThat(his().reserve(command("pay-00000002"), bill, Duration.ofMinutes(5)))
                    .isInstanceOf(HisOutcome.Rejected.class);
            assertThat(his().release(command("pay-00000001"), bill))
                    .isInstanceOf(HisOutcome.Done.class);
            assertThat(his().reserve(command("pay-00000002"), bill, Duration.ofMinutes(5)))
                    .isInstanceOf(HisOutcome.Done.class);
        }
        told(
                HisCapability.RECORD_REFUND,
                () ->
                        his().recordRefund(
                                        new HisMoney.RefundRecord(
                                                "refund-0001",
                                                bill,
                                                new Vnd(1_000),
                                                Ward.NOW,
                                                "vietqr",
                                                "FT1")));
        told(
                HisCapability.RECORD_DEPOSIT,
                () ->
                        his().recordDeposit(
                                        new HisMoney.DepositRecord(
                                                "deposit-0001",
                                                in.encounter(),
                                                new Vnd(500_000),
                                                Ward.NOW,
                                                "vietqr",
                                                "KH03-AAAAAA")));
        told(
                HisCapability.REPORT_COVERAGE,
                () ->
                        his().reportCoverage(
                                        command("report-0001"),
                                        new CoverageReport(
                                                patient(BOOKED),
                                                Optional.of(in.encounter()),
                                                CoverageView.State.VALID,
                                                "GD4569999900427",
                                                Optional.empty(),
                                                Optional.of(Ward.TODAY),
                                                Optional.of(80),
                                                "000",
                                                Ward.NOW)));
        told(
                HisCapability.LINK_OFFLINE_NUMBER,
                () ->
                        his().linkOfflineNumber(
                                        command("offline-0001"),
                                        new OfflineNumber("K3-017", Ward.NOW, in.encounter())));
        told(
                HisCapability.RECORD_LOOK,
                () -> his().recordLook(command("look-KH01-17"), new Look(patient(BOOKED), "chip")));
        told(
                HisCapability.RECORD_DAY,
                () ->
                        his().recordDay(
                                        command("day-KH01-2026-11-25-1"),
                                        new DayStatement(
                                                Ward.TODAY,
                                                1,
                                                List.of(
                                                        payment(
                                                                "pay-00000009",
                                                                bill,
                                                                new Vnd(71_480)),
                                                        new HisMoney.RefundRecord(
                                                                "refund-0009",
                                                                bill,
                                                                new Vnd(1_000),
                                                                Ward.NOW,
                                                                "vietqr",
                                                                "FT1")))));
        told(
                HisCapability.JUDGE_PRIORITY,
                () ->
                        his().judgePriority(
                                        command("priority-0001"),
                                        new PriorityJudgement(
                                                in.encounter(),
                                                Set.of(PriorityGroup.MERIT),
                                                false,
                                                Ward.NOW)));
    }

    @Test
    default void a_treatment_that_ended_is_told_where_the_his_tells() {
        HisVisits.CheckedIn in = made(checkIn(KEY));
        assertThat(ward().hospital().close(in.encounter())).isTrue();
        HisAnswer<List<String>> told = his().closings(Ward.NOW.minusSeconds(60));
        if (offers(HisCapability.CLOSINGS)) {
            assertThat(told).isEqualTo(new HisAnswer.Done<>(List.of(in.encounter())));
            assertThat(his().closings(Ward.NOW.plusSeconds(60)))
                    .isEqualTo(new HisAnswer.Done<>(List.of()));
        } else {
            assertThat(told).isEqualTo(new HisAnswer.NotOffered<>());
        }
    }

    private void told(
            HisCapability capability,
            java.util.function.Supplier<HisOutcome<HisMoney.Recorded>> telling) {
        if (offers(capability)) {
            assertThat(telling.get()).isInstanceOf(HisOutcome.Done.class);
            made(telling.get());
        } else {
            assertThat(telling.get()).isInstanceOf(HisOutcome.NotOffered.class);
        }
    }
}
