package vn.hospitalkiosk.kiosk.screen;

import static vn.hospitalkiosk.kiosk.screen.SampleData.BILL;
import static vn.hospitalkiosk.kiosk.screen.SampleData.P;
import static vn.hospitalkiosk.kiosk.screen.SampleData.S;
import static vn.hospitalkiosk.kiosk.screen.SampleData.TICKET;
import static vn.hospitalkiosk.kiosk.screen.SampleData.longBill;
import static vn.hospitalkiosk.kiosk.screen.SampleData.payment;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.kiosk.journey.JourneyState;

/// Screens that stand on what the gateway or a psp told beyond the payment's state.
final class ToldSamples {
    private ToldSamples() {}

    static void add(List<Samples.Sample> all) {
        all.add(
                new Samples.Sample(
                        "10-bill-at-desk",
                        new JourneyState.Bill(
                                S,
                                P,
                                TICKET,
                                BILL,
                                Optional.of(new JourneyState.Bill.BeingPaidAtDesk()))));
        all.add(
                new Samples.Sample(
                        "10-bill-changed",
                        new JourneyState.Bill(
                                S,
                                P,
                                TICKET,
                                longBill(),
                                Optional.of(new JourneyState.Bill.Changed()))));
        all.add(
                new Samples.Sample(
                        "12c-void",
                        new JourneyState.PaidElsewhere(
                                S,
                                P,
                                TICKET,
                                BILL,
                                told(
                                        payment("momo", PaymentState.CLOSED_CANCELLED),
                                        Optional.of(new FailureCode("M51")),
                                        false))));
        all.add(
                new Samples.Sample(
                        "12-qr-begun",
                        new JourneyState.Qr(
                                S,
                                P,
                                TICKET,
                                BILL,
                                told(
                                        payment("viettelmoney", PaymentState.AWAITING_PAYER),
                                        Optional.empty(),
                                        true),
                                "Viettel Money",
                                false,
                                false,
                                false,
                                false)));
    }

    private static PaymentView told(PaymentView view, Optional<FailureCode> why, boolean begun) {
        return new PaymentView(
                view.id(),
                view.version(),
                view.bill(),
                view.psp(),
                view.state(),
                view.amount(),
                view.reference(),
                view.payee(),
                view.qrContent(),
                view.expiresAt(),
                view.lastAskedAt(),
                view.timesAsked(),
                view.nextAskAt(),
                view.receiptNumber(),
                view.capturedAt(),
                view.transferCode(),
                view.statusPage(),
                why,
                view.received(),
                Optional.of(begun));
    }
}
