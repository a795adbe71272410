package vn.hospitalkiosk.gateway.his.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Invoice.InvoiceStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PaymentNotice;
import org.hl7.fhir.r4.model.PaymentReconciliation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.ClinicId;
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
import vn.hospitalkiosk.gateway.his.CoverageReport;
import vn.hospitalkiosk.gateway.his.DayStatement;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCapability;
import vn.hospitalkiosk.gateway.his.HisCase;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.HisVisits;
import vn.hospitalkiosk.gateway.his.Look;
import vn.hospitalkiosk.gateway.his.NewPatient;
import vn.hospitalkiosk.gateway.his.PatientQuestion;
import vn.hospitalkiosk.gateway.his.PatientQuestion.By;
import vn.hospitalkiosk.gateway.his.PriorityJudgement;
import vn.hospitalkiosk.gateway.his.VisitWish;

/// Suite A: our FHIR adapter against a server nobody here wrote. The test plays the hospital. Every test has people of its own, as the server forgets nothing.
interface ForeignSuite {
    Vnd FEE = new Vnd(71_480);

    ForeignWard ward();

    /// A server that keeps one record for one key when it is raced; the other kind must leave an alarm.
    boolean keepsOne();

    private ForeignHospital hospital() {
        return ward().hospital;
    }

    private His his() {
        return ward().his;
    }

    private static HisCommand command(String key) {
        return new HisCommand(
                key, Ward.NOW, new FacilityId("KH01"), new KioskId("K03"), HisCommand.PATIENT);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private HisPatientId somebody() {
        return hospital().patient(hospital().newNumber(), "KIỂM TRA KIOSK", "1990-01-01");
    }

    private VisitWish booked() {
        HisPatientId patient = somebody();
        return VisitWish.booked(
                patient,
                hospital().book(patient, "2026-11-25T08:30:00+07:00", AppointmentStatus.BOOKED));
    }

    private static BookingId booking(VisitWish wish) {
        return ((VisitWish.Goal.Booked) wish.goal()).booking();
    }

    private static <T> T done(HisAnswer<T> answer) {
        assertThat(answer).isInstanceOf(HisAnswer.Done.class);
        return ((HisAnswer.Done<T>) answer).value();
    }

    private static <T> T again(HisOutcome<T> outcome) {
        assertThat(outcome).isInstanceOf(HisOutcome.AlreadyDone.class);
        return ((HisOutcome.AlreadyDone<T>) outcome).value();
    }

    private static HisRefusal refusal(HisOutcome<?> outcome) {
        assertThat(outcome).isInstanceOf(HisOutcome.Rejected.class);
        return ((HisOutcome.Rejected<?>) outcome).why();
    }

    private List<String> alarms(String code, String subject) {
        return ward().cases.open().stream()
                .filter(one -> one.code().code().equals(code) && one.subject().equals(subject))
                .map(HisCase::found)
                .reduce((first, last) -> last)
                .orElse(List.of());
    }

    /// One record, or an alarm that names every one of them.
    private void oneOrAlarm(List<? extends Resource> made, String code, String subject) {
        assertThat(made).isNotEmpty();
        if (keepsOne()) {
            assertThat(made).hasSize(1);
        }
        if (made.size() == 1) {
            assertThat(alarms(code, subject)).isEmpty();
        } else {
            assertThat(alarms(code, subject)).hasSize(made.size());
        }
    }

    private static Encounter smallest(List<Encounter> all) {
        return all.stream()
                .min(
                        Comparator.comparingInt((Encounter one) -> id(one).length())
                                .thenComparing(ForeignSuite::id))
                .orElseThrow();
    }

    private static String id(Resource one) {
        return one.getIdElement().getIdPart();
    }

    @Test
    default void people_are_found_exactly_by_number_card_and_year() {
        NationalId number = hospital().newNumber();
        HisPatientId one = hospital().patient(number, "TRẦN VĂN MẪU", "1985-03-09");
        somebody();
        assertThat(done(his().findPatients(PatientQuestion.number(number))))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.id()).isEqualTo(one);
                    assertThat(found.name().full()).isEqualTo("TRẦN VĂN MẪU");
                    assertThat(found.number()).contains(number);
                });
        assertThat(
                        done(
                                his().findPatients(
                                                PatientQuestion.of(
                                                        PatientQuestion.By.INSURANCE_CARD,
                                                        "GD456" + number.digits().substring(2)))))
                .singleElement()
                .satisfies(found -> assertThat(found.id()).isEqualTo(one));
        assertThat(
                        done(
                                his().findPatients(
                                                PatientQuestion.typed(
                                                        PatientQuestion.By.PERSONAL_NUMBER,
                                                        number.digits(),
                                                        1986))))
                .isEmpty();
        assertThat(done(his().findPatients(PatientQuestion.number(hospital().newNumber()))))
                .isEmpty();
        hospital().patient(number, "PHẠM THỊ MẪU", "1990-07-30");
        assertThat(done(his().findPatients(PatientQuestion.number(number))))
                .as("a number that was issued twice, and no answer from a cache")
                .hasSize(2);
    }

    @Test
    default void bookings_are_those_of_the_hospitals_day_whatever_zone_the_server_lives_in() {
        HisPatientId patient = somebody();
        BookingId early =
                hospital().book(patient, "2026-11-25T06:30:00+07:00", AppointmentStatus.BOOKED);
        BookingId late =
                hospital().book(patient, "2026-11-25T23:30:00+07:00", AppointmentStatus.BOOKED);
        hospital().book(patient, "2026-11-26T00:30:00+07:00", AppointmentStatus.BOOKED);
        hospital().book(patient, "2026-11-24T23:30:00+07:00", AppointmentStatus.BOOKED);
        hospital().book(patient, "2026-11-25T09:00:00+07:00", AppointmentStatus.CANCELLED);
        hospital().book(somebody(), "2026-11-25T09:00:00+07:00", AppointmentStatus.BOOKED);
        List<BookingView> found = done(his().bookings(patient, Ward.TODAY));
        assertThat(found).extracting(BookingView::id).containsExactly(early, late);
        assertThat(found.getFirst().place().room()).isEqualTo("Phòng 205");
        assertThat(found.getFirst().clinic()).isEqualTo("Nội Tim mạch");
    }

    @Test
    default void insurance_is_that_of_the_patient() {
        HisPatientId patient = somebody();
        assertThat(done(his().coverage(patient, Ward.TODAY)).state())
                .isEqualTo(CoverageView.State.NOT_USED);
        hospital().insure(patient, "GD4569999900427", "2027-12-31");
        assertThat(done(his().coverage(patient, Ward.TODAY)))
                .isEqualTo(
                        new CoverageView(
                                CoverageView.State.VALID,
                                Optional.of("•••• 0427"),
                                Optional.of(LocalDate.of(2027, 12, 31)),
                                Optional.of(80)));
    }

    @Test
    default void a_check_in_waits_for_the_hospitals_number_and_is_one_visit_however_often_asked() {
        VisitWish wish = booked();
        String key = newKey();
        assertThat(his().checkIn(command(key), wish)).isInstanceOf(HisOutcome.Unknown.class);
        assertThat(ward().other.checkIn(command(key), wish)).isInstanceOf(HisOutcome.Unknown.class);
        BillId bill = hospital().admit(hospital().visit(key), "034", FEE);
        HisVisits.CheckedIn in = again(his().checkIn(command(key), wish));
        assertThat(in.ticket().number()).isEqualTo("034");
        assertThat(in.ticket().ahead()).contains(6);
        assertThat(in.ticket().today()).containsExactly("Khám Nội Tim mạch");
        assertThat(in.bills()).containsExactly(bill);
        assertThat(again(ward().other.checkIn(command(key), wish))).isEqualTo(in);
        assertThat(hospital().visits(booking(wish))).hasSize(1);
        assertThat(refusal(his().checkIn(command(newKey()), wish)))
                .isEqualTo(HisRefusal.BOOKING_USED);
        assertThat(hospital().visits(booking(wish))).hasSize(1);
        assertThat(done(his().openBills(wish.patient())))
                .singleElement()
                .satisfies(owed -> assertThat(owed.encounter()).isEqualTo(in.encounter()));
    }

    @Test
    default void sixteen_check_ins_with_one_key_from_two_gateways_leave_one_visit_and_one_payment()
            throws Exception {
        VisitWish wish = booked();
        String key = newKey();
        List<HisOutcome<HisVisits.CheckedIn>> ins =
                ForeignWard.atOnce(i -> ward().gateway(i).checkIn(command(key), wish));
        assertThat(ins).noneMatch(HisOutcome.Rejected.class::isInstance);
        his().checkIn(command(key), wish);
        List<Encounter> made = hospital().visits(booking(wish));
        oneOrAlarm(made, "H09", key);
        BillId bill = hospital().admit(smallest(made), "035", FEE);
        HisVisits.CheckedIn in = again(his().checkIn(command(key), wish));
        assertThat(in.encounter()).isEqualTo(id(smallest(made)));
        assertThat(again(ward().other.checkIn(command(key), wish))).isEqualTo(in);
        pay(bill);
    }

    private void pay(BillId bill) throws Exception {
        HisMoney.PaymentRecord payment = payment(bill, FEE);
        ForeignWard.atOnce(i -> ward().gateway(i).recordPayment(payment));
        assertThat(his().recordPayment(payment))
                .as("the hospital has not balanced the bill")
                .isInstanceOf(HisOutcome.Unknown.class);
        oneOrAlarm(
                hospital()
                        .search(
                                PaymentNotice.class,
                                "identifier",
                                ForeignHospital.OURS + "sid/payment|" + payment.id()),
                "H09",
                payment.id());
        hospital().becomes(bill, InvoiceStatus.BALANCED);
        again(his().recordPayment(payment));
        again(ward().other.recordPayment(payment));
        assertThat(done(his().invoice(bill)).status()).isEqualTo(HisMoney.Invoice.Status.PAID);
    }

    private static HisMoney.PaymentRecord payment(BillId bill, Vnd amount) {
        return new HisMoney.PaymentRecord(
                new PaymentId(newKey()), bill, amount, Ward.NOW, "vietqr", "KH03-7K2M9Q");
    }

    @Test
    default void sixteen_kiosks_with_keys_of_their_own_leave_one_visit_for_one_booking()
            throws Exception {
        VisitWish wish = booked();
        List<String> keys =
                java.util.stream.Stream.generate(ForeignSuite::newKey).limit(16).toList();
        ForeignWard.atOnce(i -> ward().gateway(i).checkIn(command(keys.get(i)), wish));
        // Losers ask again, as a kiosk does whose answer was not clear.
        List<HisOutcome<HisVisits.CheckedIn>> later =
                ForeignWard.atOnce(i -> ward().gateway(i).checkIn(command(keys.get(i)), wish));
        List<Encounter> made = hospital().visits(booking(wish));
        oneOrAlarm(made, "H32", booking(wish).value());
        assertThat(later.stream().filter(HisOutcome.Rejected.class::isInstance))
                .as("everybody but the one whose visit counts")
                .hasSize(15)
                .allSatisfy(no -> assertThat(refusal(no)).isEqualTo(HisRefusal.BOOKING_USED));
        hospital().admit(smallest(made), "036", FEE);
        String chosen = smallest(made).getIdentifierFirstRep().getValue();
        assertThat(again(ward().other.checkIn(command(chosen), wish)).encounter())
                .isEqualTo(id(smallest(made)));
    }

    @Test
    default void a_second_record_for_a_key_is_an_alarm_until_a_person_cancels_it() {
        VisitWish wish = booked();
        String key = newKey();
        his().checkIn(command(key), wish);
        Encounter first = hospital().visit(key);
        Encounter second = first.copy();
        second.setId("");
        hospital().create(second);
        hospital().admit(first, "037", FEE);
        assertThat(again(his().checkIn(command(key), wish)).encounter()).isEqualTo(id(first));
        assertThat(again(ward().other.checkIn(command(key), wish)).encounter())
                .isEqualTo(id(first));
        assertThat(alarms("H09", key)).hasSize(2).contains("Encounter/" + id(first));
        ward().cases.open().stream()
                .filter(one -> one.subject().equals(key))
                .forEach(one -> ward().cases.close(one.code(), key, "desk", Ward.NOW));
        hospital().visits(booking(wish)).stream()
                .filter(one -> !id(one).equals(id(first)))
                .forEach(one -> {
                    one.setStatus(Encounter.EncounterStatus.ENTEREDINERROR);
                    hospital().update(one);
                });
        assertThat(again(his().checkIn(command(key), wish)).encounter()).isEqualTo(id(first));
        assertThat(alarms("H09", key)).isEmpty();
    }

    @Test
    default void what_the_hospital_changes_is_seen_at_once() {
        VisitWish wish = booked();
        String key = newKey();
        his().checkIn(command(key), wish);
        BillId bill = hospital().admit(hospital().visit(key), "038", FEE);
        String visit = again(his().checkIn(command(key), wish)).encounter();
        assertThat(done(his().invoice(bill)).bill().due()).isEqualTo(FEE);
        hospital().charge(bill, new Vnd(93_000));
        assertThat(done(his().invoice(bill)).bill().due()).isEqualTo(new Vnd(93_000));
        assertThat(done(his().openBills(wish.patient())))
                .singleElement()
                .satisfies(owed -> assertThat(owed.bill().due()).isEqualTo(new Vnd(93_000)));
        assertThat(done(his().ticketStatus(visit)).state()).isEqualTo(TicketStatus.State.WAITING);
        hospital().call(visit);
        assertThat(done(his().ticketStatus(visit)).state()).isEqualTo(TicketStatus.State.CALLED);
        hospital().becomes(bill, InvoiceStatus.CANCELLED);
        assertThat(done(his().invoice(bill)).status()).isEqualTo(HisMoney.Invoice.Status.VOID);
        assertThat(done(his().openBills(wish.patient()))).isEmpty();
        assertThat(refusal(his().recordPayment(payment(bill, FEE))))
                .isEqualTo(HisRefusal.BILL_VOID);
        VisitWish cancelled = booked();
        assertThat(done(his().bookings(cancelled.patient(), Ward.TODAY))).hasSize(1);
        hospital().becomes(booking(cancelled), AppointmentStatus.CANCELLED);
        assertThat(done(his().bookings(cancelled.patient(), Ward.TODAY))).isEmpty();
        assertThat(refusal(his().checkIn(command(newKey()), cancelled)))
                .isEqualTo(HisRefusal.NO_SUCH_BOOKING);
        assertThat(hospital().visits(booking(cancelled))).isEmpty();
    }

    @Test
    default void an_answer_lost_after_the_work_costs_no_second_visit() {
        VisitWish wish = booked();
        String key = newKey();
        ward().relay.fault(Relay.Fault.CUT_BEFORE_ANSWER);
        his().checkIn(command(key), wish);
        ward().relay.fault(Relay.Fault.CLOSES_AFTER_ANSWER);
        his().checkIn(command(key), wish);
        ward().relay.fault(Relay.Fault.NONE);
        his().checkIn(command(key), wish);
        hospital().admit(hospital().visit(key), "039", FEE);
        again(his().checkIn(command(key), wish));
        assertThat(hospital().visits(booking(wish))).hasSize(1);
    }

    private NewPatient person(NationalId number) {
        return new NewPatient(
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
    }

    @Test
    default void a_new_patient_is_one_record_for_sixteen_kiosks_that_make_it_at_once()
            throws Exception {
        NationalId number = hospital().newNumber();
        NewPatient person = person(number);
        String key = newKey();
        assertThat(his().createPatient(command(key), person)).isInstanceOf(HisOutcome.Done.class);
        again(ward().other.createPatient(command(key), person));
        assertThat(refusal(his().createPatient(command(newKey()), person)))
                .isEqualTo(HisRefusal.PATIENT_EXISTS);
        assertThat(done(his().findPatients(PatientQuestion.number(number))))
                .singleElement()
                .satisfies(one -> assertThat(one.name().full()).isEqualTo("ĐỖ THỊ MẪU"));
        NewPatient raced = person(hospital().newNumber());
        String sameKey = newKey();
        List<HisOutcome<HisPatient>> outcomes =
                ForeignWard.atOnce(i -> ward().gateway(i).createPatient(command(sameKey), raced));
        assertThat(outcomes).noneMatch(HisOutcome.Rejected.class::isInstance);
        again(his().createPatient(command(sameKey), raced));
        oneOrAlarm(hospital().ofKey(Patient.class, sameKey), "H09", sameKey);
    }

    @Test
    default void clinics_are_as_open_as_their_free_times_and_take_patients_without_booking() {
        String word = "Mắt " + hospital().newNumber().digits();
        HealthcareService free =
                hospital()
                        .clinic(
                                word,
                                List.of("2026-11-25T08:00:00+07:00", "2026-11-25T09:00:00+07:00"));
        HealthcareService tomorrow =
                hospital().clinic(word + "b", List.of("2026-11-26T08:00:00+07:00"));
        HisPatientId patient = somebody();
        List<ClinicView> clinics = done(his().clinics(patient, false));
        assertThat(clinics)
                .filteredOn(one -> one.id().value().equals(id(free)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.open()).isTrue();
                    assertThat(one.specialty()).isEqualTo(word);
                    assertThat(one.waitMinutes()).as("07:45 until 08:00").contains(15);
                });
        assertThat(clinics)
                .filteredOn(one -> one.id().value().equals(id(tomorrow)))
                .singleElement()
                .satisfies(one -> assertThat(one.open()).isFalse());
        VisitWish wish =
                new VisitWish(
                        patient,
                        new VisitWish.Goal.WalkIn(
                                new ClinicId(id(free)), new VisitWish.Reason.NewExamination()),
                        false,
                        false,
                        PriorityGroup.PREGNANT,
                        true,
                        Optional.empty());
        String key = newKey();
        assertThat(his().checkIn(command(key), wish)).isInstanceOf(HisOutcome.Unknown.class);
        hospital().admit(hospital().visit(key), "040", FEE);
        HisVisits.CheckedIn in = again(ward().other.checkIn(command(key), wish));
        assertThat(in.ticket().clinic()).isEqualTo(word);
        assertThat(hospital().ofKey(Encounter.class, key)).hasSize(1);
    }

    private static CoverageReport insured(HisPatientId patient) {
        return new CoverageReport(
                patient,
                Optional.empty(),
                CoverageView.State.VALID,
                "GD4569999900427",
                Optional.empty(),
                Optional.of(Ward.TODAY),
                Optional.of(80),
                "000",
                Ward.NOW);
    }

    /// One of each kind of resource that our adapter makes.
    default void writeOneOfEach() {
        VisitWish wish = booked();
        String key = newKey();
        his().checkIn(command(key), wish);
        BillId bill = hospital().admit(hospital().visit(key), "041", FEE);
        his().recordPayment(payment(bill, FEE));
        his().createPatient(command(newKey()), person(hospital().newNumber()));
        his().reportCoverage(command(newKey()), insured(wish.patient()));
        String visit = id(hospital().visit(key));
        his().judgePriority(command(newKey()), judged(visit));
        his().recordLook(command(newKey()), new Look(wish.patient(), "chip"));
        his().recordDay(command(newKey()), day(bill));
    }

    private static PriorityJudgement judged(String visit) {
        return new PriorityJudgement(visit, Set.of(PriorityGroup.PREGNANT), true, Ward.NOW);
    }

    private static DayStatement day(BillId bill) {
        return new DayStatement(
                Ward.TODAY,
                1,
                List.of(
                        payment(bill, FEE),
                        new HisMoney.RefundRecord(
                                newKey(), bill, new Vnd(1_000), Ward.NOW, "vietqr", "FT1")));
    }

    @Test
    default void what_reception_found_who_was_looked_at_and_the_day_are_kept_once() {
        VisitWish wish = booked();
        String key = newKey();
        his().checkIn(command(key), wish);
        String visit = id(hospital().visit(key));
        HisCommand judged = command(newKey());
        assertThat(his().judgePriority(judged, judged(visit))).isInstanceOf(HisOutcome.Done.class);
        again(ward().other.judgePriority(judged, judged(visit)));
        assertThat(hospital().ofKey(Flag.class, judged.key())).hasSize(1);
        Look seen = new Look(wish.patient(), "chip");
        HisCommand look = command(newKey());
        assertThat(his().recordLook(look, seen)).isInstanceOf(HisOutcome.Done.class);
        again(ward().other.recordLook(look, seen));
        assertThat(his().recordLook(command(newKey()), seen)).isInstanceOf(HisOutcome.Done.class);
        assertThat(
                        hospital()
                                .search(
                                        AuditEvent.class,
                                        "patient",
                                        "Patient/" + wish.patient().value()))
                .hasSize(2);
        HisCommand close = command(newKey());
        DayStatement day = day(hospital().admit(hospital().visit(key), "042", FEE));
        assertThat(his().recordDay(close, day)).isInstanceOf(HisOutcome.Done.class);
        again(ward().other.recordDay(close, day));
        assertThat(hospital().ofKey(PaymentReconciliation.class, close.key())).hasSize(1);
    }

    @Test
    default void telephone_slip_and_price_are_found_where_the_hospital_wrote_them() {
        VisitWish wish = booked();
        HisPatientId patient = wish.patient();
        String phone = "06" + hospital().newNumber().digits().substring(4);
        hospital().reachedAt(patient, "+84" + phone.substring(1));
        assertThat(done(his().findPatients(PatientQuestion.typed(By.PHONE, phone, 1990))))
                .extracting(HisPatient::id)
                .containsExactly(patient);
        assertThat(done(his().findPatients(PatientQuestion.typed(By.PHONE, phone, 1991))))
                .isEmpty();
        NationalId mother = hospital().newNumber();
        hospital().mother(patient, mother);
        assertThat(
                        done(
                                his().findPatients(
                                                PatientQuestion.typed(
                                                        By.MOTHERS_NUMBER, mother.digits(), 1990))))
                .extracting(HisPatient::id)
                .containsExactly(patient);
        String slip = "TK-" + newKey();
        hospital().slip(booking(wish), slip);
        assertThat(done(his().findPatients(PatientQuestion.of(By.SLIP, slip))))
                .extracting(HisPatient::id)
                .containsExactly(patient);
        assertThat(done(his().bookingOfSlip(patient, slip, Ward.TODAY)))
                .hasValueSatisfying(one -> assertThat(one.id()).isEqualTo(booking(wish)));
        assertThat(done(his().bookingOfSlip(somebody(), slip, Ward.TODAY))).isEmpty();
        assertThat(his().quote(wish)).isInstanceOf(HisAnswer.NotOffered.class);
        hospital().plan(patient, booking(wish), FEE);
        assertThat(done(his().quote(wish)).due()).isEqualTo(FEE);
    }

    /// A server that does not say that it knows `_lastUpdated` is not asked.
    @Test
    default void visits_that_ended_are_told_where_the_server_can() {
        VisitWish wish = booked();
        String key = newKey();
        his().checkIn(command(key), wish);
        Instant before = Instant.now().minusSeconds(300);
        hospital().finish(hospital().visit(key));
        HisAnswer<List<String>> ended = his().closings(before);
        if (his().offered().contains(HisCapability.CLOSINGS)) {
            assertThat(done(ended)).contains(id(hospital().visit(key)));
        } else {
            assertThat(ended).isInstanceOf(HisAnswer.NotOffered.class);
        }
    }

    @Test
    default void what_the_insurance_said_is_kept_once() {
        HisPatientId patient = somebody();
        String key = newKey();
        CoverageReport report = insured(patient);
        assertThat(his().reportCoverage(command(key), report)).isInstanceOf(HisOutcome.Done.class);
        again(ward().other.reportCoverage(command(key), report));
        assertThat(hospital().ofKey(CoverageEligibilityResponse.class, key)).hasSize(1);
    }
}
