package vn.hospitalkiosk.gateway.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.CoverageView.State;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.bhxh.CardQuestion;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.PatientQuestion;
import vn.hospitalkiosk.gateway.his.VisitWish;

/// From the HIS's answers to questions about cards and first costs. People are invented.
class InsuredHisTest {
    private static final HisPatientId PATIENT = new HisPatientId("p1");
    private static final NationalId NUMBER = new NationalId("056085000427");
    private static final BillId BILL = new BillId("invoice-1");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final CoverageView OF_THE_HIS =
            new CoverageView(State.NOT_USED, Optional.empty(), Optional.empty(), Optional.empty());

    private final Ward ward = new Ward();
    private final List<String> charged = new ArrayList<>();
    private final His his =
            InsuredHis.of(
                    new OneHis(),
                    ward.process().insurance,
                    (visit, patient, encounter, service, at) ->
                            charged.add(encounter + " " + service),
                    ZoneId.of("Asia/Ho_Chi_Minh"));

    private static final class OneHis implements His {
        @Override
        public HisAnswer<List<HisPatient>> findPatients(PatientQuestion question) {
            return new HisAnswer.Done<>(
                    List.of(
                            new HisPatient(
                                    PATIENT,
                                    new PersonName("Nguyễn Văn Thử"),
                                    new BirthDate("1985-03-09"),
                                    NUMBER)));
        }

        @Override
        public HisAnswer<CoverageView> coverage(HisPatientId patient, LocalDate day) {
            return new HisAnswer.Done<>(OF_THE_HIS);
        }

        @Override
        public HisOutcome<CheckedIn> checkIn(HisCommand command, VisitWish wish) {
            return new HisOutcome.Done<>(
                    new CheckedIn(
                            "encounter-1", Ticket.withoutNumber("encounter-1"), List.of(BILL)));
        }

        @Override
        public HisAnswer<Invoice> invoice(BillId bill) {
            return new HisAnswer.Done<>(
                    new Invoice(
                            new BillView(
                                    bill,
                                    List.of(
                                            new BillView.Line(
                                                    "Khám Nội tim mạch", "", 1, new Vnd(50_600))),
                                    new Vnd(50_600),
                                    Vnd.ZERO,
                                    0,
                                    new Vnd(50_600),
                                    Vnd.ZERO,
                                    Vnd.ZERO,
                                    new Vnd(50_600),
                                    ""),
                            Invoice.Status.OPEN));
        }

        @Override
        public HisOutcome<Recorded> recordPayment(PaymentRecord payment) {
            throw new IllegalStateException("as it is");
        }
    }

    @AfterEach
    void close() {
        ward.close();
    }

    private void checkIn(boolean insured) {
        VisitWish booked = VisitWish.booked(PATIENT, new BookingId("b1"));
        his.checkIn(
                new HisCommand(
                        "command-1", Ward.MORNING, ward.facility, Ward.K03, HisCommand.PATIENT),
                new VisitWish(
                        PATIENT,
                        booked.goal(),
                        insured,
                        true,
                        booked.priority(),
                        false,
                        Optional.empty()));
    }

    @Test
    void whom_the_his_found_is_asked_about_by_card_and_personal_number() {
        his.findPatients(PatientQuestion.of(PatientQuestion.By.INSURANCE_CARD, "GD4560123456789"));
        assertThat(his.coverage(PATIENT, TODAY))
                .isInstanceOfSatisfying(
                        HisAnswer.Done.class,
                        done ->
                                assertThat(done.value())
                                        .isInstanceOfSatisfying(
                                                CoverageView.class,
                                                view ->
                                                        assertThat(view.state())
                                                                .isEqualTo(State.VALID)));
        assertThat(ward.asked).extracting(CardQuestion::number).containsExactly("GD4560123456789");
    }

    @Test
    void a_mothers_number_is_not_asked_with_and_a_stranger_stays_with_the_his() {
        assertThat(his.coverage(PATIENT, TODAY)).isEqualTo(new HisAnswer.Done<>(OF_THE_HIS));
        his.findPatients(
                PatientQuestion.typed(PatientQuestion.By.MOTHERS_NUMBER, "056185000001", 2026));
        his.coverage(PATIENT, TODAY);
        assertThat(ward.asked).extracting(CardQuestion::number).containsExactly(NUMBER.digits());
    }

    @Test
    void a_registered_visit_goes_on_being_asked_about_and_its_bill_is_the_first_cost_once() {
        ward.gateway = _ -> Ward.down();
        his.findPatients(PatientQuestion.number(NUMBER));
        his.coverage(PATIENT, TODAY);
        checkIn(true);
        assertThat(ward.desk.open(9))
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.encounter()).contains("encounter-1");
                    assertThat(card.kiosk()).isEqualTo(Ward.K03);
                });
        his.invoice(new BillId("invoice-of-another"));
        his.invoice(BILL);
        his.invoice(BILL);
        assertThat(charged).containsExactly("encounter-1 Khám Nội tim mạch");
    }

    @Test
    void who_comes_without_insurance_is_neither_asked_about_again_nor_reported() {
        ward.gateway = _ -> Ward.down();
        his.findPatients(PatientQuestion.number(NUMBER));
        his.coverage(PATIENT, TODAY);
        checkIn(false);
        his.invoice(BILL);
        assertThat(charged).isEmpty();
        assertThat(ward.desk.open(9)).singleElement().matches(card -> card.encounter().isEmpty());
    }

    @Test
    void everything_else_is_the_his_as_it_is() {
        assertThat(his.offered()).isEmpty();
        assertThatThrownBy(() ->
                        his.recordPayment(
                                new HisMoney.PaymentRecord(
                                        new vn.hospitalkiosk.api.PaymentId("pay-1"),
                                        BILL,
                                        Vnd.ZERO,
                                        Instant.EPOCH,
                                        "",
                                        "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("as it is");
    }
}
