package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.ChargeCodeRequest;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.CustomerCode;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.psp.CustomerCodes.Charging;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;

/// The kiosk scanned a code of the payer's app.
class PayersCodeTest {
    private static final CustomerCode CODE = new CustomerCode("PAY-1234567890");
    private final House house = new House();

    private CreatePaymentAnswer charge(CreatePaymentRequest request, CustomerCode code) {
        return house.house.payments().charge(House.KIOSK, new ChargeCodeRequest(request, code));
    }

    private PaymentView charged(CreatePaymentRequest request) {
        if (charge(request, CODE) instanceof CreatePaymentAnswer.Created(PaymentView view)) {
            return view;
        }
        throw new AssertionError("not charged");
    }

    private static Charging told(PspReport report) {
        return new Charging.Told(
                Psp.Telling.of(report, FakePsp.raw(RawMessage.Kind.ANSWER, "charged " + report)));
    }

    @Test
    void a_code_that_pays_is_captured_and_repeating_charges_nothing() {
        house.psp.charging = Optional.of(_ -> told(House.paid("t1")));
        CreatePaymentRequest request = House.request("b1");
        PaymentView view = charged(request);
        assertThat(view.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(view.receiptNumber()).isPresent();
        assertThat(charged(request)).isEqualTo(view);
        assertThat(house.psp.charged).hasSize(1);
        assertThat(house.rows("capture")).isEqualTo(1);
    }

    @Test
    void the_code_is_stored_nowhere() {
        house.psp.charging = Optional.of(_ -> told(House.paid("t1")));
        charged(House.request("b1"));
        for (String table :
                List.of("payment_intent", "payment_change", "capture", "audit", "outbox")) {
            assertThat(
                            house.jdbc
                                    .sql(
                                            "SELECT t::text FROM "
                                                    + table
                                                    + " t WHERE facility_id = ?")
                                    .param(house.facility.value())
                                    .query(String.class)
                                    .list())
                    .as(table)
                    .noneMatch(row -> row.contains(CODE.text()));
        }
        assertThat(CODE.toString()).doesNotContain("PAY");
    }

    @Test
    void no_answer_is_unresolved_until_the_psp_tells() {
        house.psp.charging = Optional.of(_ -> told(new PspReport.Silent("reset")));
        CreatePaymentRequest request = House.request("b1");
        PaymentView view = charged(request);
        assertThat(view.state()).isEqualTo(PaymentState.UNRESOLVED);
        assertThat(view.qrContent()).isEmpty();
        house.psp.answer = _ -> House.paid("t1");
        assertThat(house.ask(view).state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(house.psp.charged).hasSize(1);
    }

    @Test
    void a_declined_code_is_proof_and_the_bill_is_free_again() {
        house.psp.charging = Optional.of(_ -> told(new PspReport.Declined("no money")));
        assertThat(charged(House.request("b1")).state()).isEqualTo(PaymentState.CLOSED_DECLINED);
        house.psp.charging = Optional.of(_ -> told(House.paid("t2")));
        assertThat(charged(House.request("b1")).state()).isEqualTo(PaymentState.CAPTURED);
    }

    @Test
    void a_request_the_psp_turned_down_moved_no_money() {
        FailureCode why = new FailureCode("M12");
        house.psp.charging = Optional.of(_ -> new Charging.Refused(why, "bad code"));
        assertThat(charge(House.request("b1"), CODE))
                .isEqualTo(new CreatePaymentAnswer.Refused(why));
    }

    @Test
    void another_text_or_another_psp_is_refused_before_anything_is_stored() {
        assertThat(charge(House.request("b1"), CODE))
                .isEqualTo(new CreatePaymentAnswer.Refused(new FailureCode("M70")));
        house.psp.charging = Optional.of(_ -> told(House.paid("t1")));
        assertThat(charge(House.request("b1"), new CustomerCode("00020101021238")))
                .isEqualTo(new CreatePaymentAnswer.Refused(new FailureCode("M71")));
        assertThat(house.rows("payment_intent")).isZero();
    }
}
