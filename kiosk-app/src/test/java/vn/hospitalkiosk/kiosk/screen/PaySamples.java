package vn.hospitalkiosk.kiosk.screen;

import static vn.hospitalkiosk.kiosk.screen.SampleData.BARE_TICKET;
import static vn.hospitalkiosk.kiosk.screen.SampleData.BILL;
import static vn.hospitalkiosk.kiosk.screen.SampleData.FEE;
import static vn.hospitalkiosk.kiosk.screen.SampleData.FREE;
import static vn.hospitalkiosk.kiosk.screen.SampleData.METHODS;
import static vn.hospitalkiosk.kiosk.screen.SampleData.MOMO;
import static vn.hospitalkiosk.kiosk.screen.SampleData.NOBODY;
import static vn.hospitalkiosk.kiosk.screen.SampleData.NOW;
import static vn.hospitalkiosk.kiosk.screen.SampleData.P;
import static vn.hospitalkiosk.kiosk.screen.SampleData.S;
import static vn.hospitalkiosk.kiosk.screen.SampleData.TICKET;
import static vn.hospitalkiosk.kiosk.screen.SampleData.code;
import static vn.hospitalkiosk.kiosk.screen.SampleData.down;
import static vn.hospitalkiosk.kiosk.screen.SampleData.longBill;
import static vn.hospitalkiosk.kiosk.screen.SampleData.patient;
import static vn.hospitalkiosk.kiosk.screen.SampleData.payment;
import static vn.hospitalkiosk.kiosk.screen.SampleData.qr;
import static vn.hospitalkiosk.kiosk.screen.SampleData.session;
import static vn.hospitalkiosk.kiosk.screen.SampleData.success;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.kiosk.journey.JourneyState;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Success.SlipState;
import vn.hospitalkiosk.kiosk.journey.Task;
import vn.hospitalkiosk.kiosk.journey.VisitState;

/// From the bill to the slip.
final class PaySamples {
    private static final List<OpenBill> DEPOSITS =
            List.of(deposit(500_000), deposit(1_000_000), deposit(2_000_000));

    private PaySamples() {}

    private static OpenBill deposit(long dong) {
        Vnd amount = Vnd.of(dong);
        return new OpenBill(
                new BillView(
                        BillId.ofDeposit(amount),
                        List.of(new BillView.Line("Tạm ứng viện phí", "", 1, amount)),
                        amount,
                        Vnd.ZERO,
                        0,
                        Vnd.ZERO,
                        amount,
                        Vnd.ZERO,
                        amount,
                        ""),
                "e-1");
    }

    /// Look-up by reference, and bills of who came only to pay.
    static void looking(List<Samples.Sample> all) {
        for (Note note : List.of(Note.CODE_SEEN, Note.NO_SUCH_REFERENCE, Note.LOOK_UP_LATER)) {
            boolean fresh = note == Note.CODE_SEEN;
            all.add(
                    new Samples.Sample(
                            "01d-lookup"
                                    + (fresh
                                            ? ""
                                            : "-" + note.name().toLowerCase(java.util.Locale.ROOT)),
                            new JourneyState.Lookup(
                                    session(Task.STATUS),
                                    "KH01",
                                    fresh ? "7K2" : "",
                                    fresh,
                                    fresh ? Optional.empty() : Optional.of(note))));
        }
        for (PaymentState state : PaymentState.values()) {
            boolean receipt = SampleData.lookup(state).receiptNumber().isPresent();
            all.add(
                    new Samples.Sample(
                            "01e-looked-up-" + state.name().toLowerCase(java.util.Locale.ROOT),
                            new JourneyState.LookedUp(
                                    session(Task.STATUS),
                                    SampleData.lookup(state),
                                    receipt
                                            ? JourneyState.LookedUp.Copy.OFFERED
                                            : JourneyState.LookedUp.Copy.NONE)));
        }
        for (JourneyState.LookedUp.Copy copy :
                List.of(
                        JourneyState.LookedUp.Copy.PRINTING,
                        JourneyState.LookedUp.Copy.PRINTED,
                        JourneyState.LookedUp.Copy.FAILED)) {
            all.add(
                    new Samples.Sample(
                            "01e-copy-" + copy.name().toLowerCase(java.util.Locale.ROOT),
                            new JourneyState.LookedUp(
                                    session(Task.STATUS),
                                    SampleData.lookup(PaymentState.CAPTURED),
                                    copy)));
        }
        all.add(
                new Samples.Sample(
                        "09b-open-bills",
                        new JourneyState.OpenBills(
                                session(Task.PAY),
                                P,
                                List.of(
                                        new OpenBill(BILL, "e-1"),
                                        new OpenBill(FEE, "e-2"),
                                        new OpenBill(longBill(), "e-3")),
                                List.of())));
        all.add(
                new Samples.Sample(
                        "09b-open-bills-many",
                        new JourneyState.OpenBills(
                                session(Task.PAY),
                                P,
                                java.util.Collections.nCopies(9, new OpenBill(BILL, "e-1")),
                                List.of())));
        all.add(
                new Samples.Sample(
                        "09b-open-bills-deposit",
                        new JourneyState.OpenBills(
                                session(Task.PAY),
                                P,
                                java.util.Collections.nCopies(9, new OpenBill(BILL, "e-1")),
                                DEPOSITS)));
        all.add(
                new Samples.Sample(
                        "09b-open-bills-one-deposit",
                        new JourneyState.OpenBills(
                                session(Task.PAY),
                                P,
                                List.of(new OpenBill(BILL, "e-1")),
                                DEPOSITS)));
        all.add(
                new Samples.Sample(
                        "09c-deposit", new VisitState.Deposits(session(Task.PAY), P, DEPOSITS)));
        all.add(
                new Samples.Sample(
                        "09c-deposit-many",
                        new VisitState.Deposits(
                                session(Task.PAY),
                                P,
                                java.util.stream.LongStream.rangeClosed(1, 6)
                                        .mapToObj(n -> deposit(n * 5_000_000))
                                        .toList())));
        all.add(
                new Samples.Sample(
                        "11-method-deposit",
                        new JourneyState.Method(
                                session(Task.PAY),
                                P,
                                vn.hospitalkiosk.api.Ticket.withoutNumber("e-1"),
                                DEPOSITS.getFirst().bill(),
                                METHODS,
                                Optional.empty())));
        all.add(
                new Samples.Sample(
                        "09b-open-bills-none",
                        new JourneyState.OpenBills(session(Task.PAY), P, List.of(), List.of())));
        all.add(
                new Samples.Sample(
                        "16-no-paper-pay",
                        new JourneyState.TakePhoto(
                                session(Task.PAY),
                                P,
                                vn.hospitalkiosk.api.Ticket.withoutNumber("e-1"),
                                Optional.of(payment("momo", PaymentState.CAPTURED)),
                                true,
                                code("P01"),
                                NOW.plusSeconds(108))));
    }

    static void pay(List<Samples.Sample> all) {
        ToldSamples.add(all);
        all.add(
                new Samples.Sample(
                        "10-bill", new JourneyState.Bill(S, P, TICKET, BILL, Optional.empty())));
        all.add(
                new Samples.Sample(
                        "10-bill-fee", new JourneyState.Bill(S, P, TICKET, FEE, Optional.empty())));
        all.add(
                new Samples.Sample(
                        "10-bill-long",
                        new JourneyState.Bill(S, P, TICKET, longBill(), Optional.empty())));
        all.add(
                new Samples.Sample(
                        "10-bill-nothing-due",
                        new JourneyState.Bill(S, P, TICKET, FREE, Optional.empty())));
        all.add(
                new Samples.Sample(
                        "10-bill-elsewhere",
                        new JourneyState.Bill(
                                S,
                                patient(CoverageView.State.UNVERIFIED),
                                TICKET,
                                BILL,
                                Optional.of(
                                        new JourneyState.Bill.BeingPaidAt(new KioskId("K02"))))));
        all.add(
                new Samples.Sample(
                        "11-method",
                        new JourneyState.Method(S, P, TICKET, BILL, METHODS, Optional.empty())));
        all.add(
                new Samples.Sample(
                        "11-method-one",
                        new JourneyState.Method(
                                S, P, TICKET, BILL, List.of(MOMO), Optional.empty())));
        all.add(
                new Samples.Sample(
                        "11-method-all-down",
                        new JourneyState.Method(
                                S,
                                P,
                                TICKET,
                                BILL,
                                List.of(down("momo", "MoMo")),
                                Optional.of(Note.METHOD_JUST_WENT_DOWN))));
        for (Note note :
                List.of(
                        Note.NOTHING_TAKEN_DECLINED,
                        Note.CARD_NOT_TAKEN,
                        Note.NOTHING_TAKEN_EXPIRED,
                        Note.NOTHING_TAKEN_CANCELLED)) {
            all.add(
                    new Samples.Sample(
                            "11-method-" + note.name().toLowerCase(java.util.Locale.ROOT),
                            new JourneyState.Method(
                                    S,
                                    P,
                                    TICKET,
                                    BILL,
                                    List.of(MOMO, METHODS.getFirst()),
                                    Optional.of(note))));
        }
        payMore(all);
    }

    private static void payMore(List<Samples.Sample> all) {
        all.add(new Samples.Sample("12-qr", qr("vietqr", "VietQR", false, false, false)));
        all.add(new Samples.Sample("12-qr-momo", qr("momo", "MoMo", false, false, false)));
        for (Note note : List.of(Note.CODE_SEEN, Note.NOT_A_PAYERS_CODE)) {
            boolean first = note == Note.CODE_SEEN;
            all.add(
                    new Samples.Sample(
                            first ? "12b-customer-code" : "12b-customer-code-other",
                            new JourneyState.CustomerCode(
                                    S,
                                    P,
                                    TICKET,
                                    BILL,
                                    MOMO.psp(),
                                    MOMO.label(),
                                    true,
                                    first ? Optional.empty() : Optional.of(note))));
        }
        all.add(
                new Samples.Sample(
                        "12b-customer-code-no-scanner",
                        new JourneyState.CustomerCode(
                                S,
                                P,
                                TICKET,
                                BILL,
                                MOMO.psp(),
                                MOMO.label(),
                                false,
                                Optional.empty())));
        all.add(
                new Samples.Sample(
                        "12c-paid-elsewhere",
                        new JourneyState.PaidElsewhere(
                                S,
                                P,
                                TICKET,
                                BILL,
                                payment("momo", PaymentState.CLOSED_CANCELLED))));
        all.add(new Samples.Sample("12-qr-asking", qr("momo", "MoMo", true, false, false)));
        all.add(new Samples.Sample("12-qr-not-seen", qr("momo", "MoMo", false, true, false)));
        all.add(new Samples.Sample("12-qr-expired", qr("momo", "MoMo", false, false, true)));
        for (JourneyState.CardTerminal.Step step : JourneyState.CardTerminal.Step.values()) {
            all.add(
                    new Samples.Sample(
                            "13-card-" + step.name().toLowerCase(java.util.Locale.ROOT),
                            new JourneyState.CardTerminal(
                                    S,
                                    P,
                                    TICKET,
                                    BILL,
                                    payment("card", PaymentState.AWAITING_PAYER),
                                    step,
                                    NOW.plusSeconds(52))));
        }
        all.add(
                new Samples.Sample(
                        "14-unknown",
                        new JourneyState.UnknownOutcome(
                                S,
                                P,
                                TICKET,
                                BILL,
                                payment("vietqr", PaymentState.UNRESOLVED),
                                NOW.plusSeconds(108))));
        all.add(
                new Samples.Sample(
                        "14-unknown-momo",
                        new JourneyState.UnknownOutcome(
                                S,
                                P,
                                TICKET,
                                BILL,
                                payment("momo", PaymentState.UNRESOLVED),
                                NOW.plusSeconds(8))));
    }

    static void done(List<Samples.Sample> all) {
        for (PaymentState state :
                List.of(
                        PaymentState.AMOUNT_DIFFERS,
                        PaymentState.CAPTURED_LATE,
                        PaymentState.CAPTURED_TWICE)) {
            all.add(
                    new Samples.Sample(
                            "14-" + state.name().toLowerCase(java.util.Locale.ROOT),
                            new JourneyState.UnknownOutcome(
                                    S,
                                    NOBODY,
                                    TICKET,
                                    BILL,
                                    payment("momo", state),
                                    NOW.plusSeconds(108))));
        }
        Optional<PaymentView> paid = Optional.of(payment("momo", PaymentState.CAPTURED));
        all.add(
                new Samples.Sample(
                        "15-success",
                        success(Task.REGISTER, P, TICKET, paid, false, SlipState.PRINTING, true)));
        all.add(
                new Samples.Sample(
                        "15-success-printed",
                        success(Task.REGISTER, P, TICKET, paid, false, SlipState.PRINTED, false)));
        all.add(
                new Samples.Sample(
                        "15-success-bare",
                        success(
                                Task.REGISTER,
                                patient(CoverageView.State.UNVERIFIED),
                                BARE_TICKET,
                                paid,
                                false,
                                SlipState.PRINTED,
                                false)));
        all.add(
                new Samples.Sample(
                        "15-success-nothing-due",
                        success(
                                Task.REGISTER,
                                P,
                                TICKET,
                                Optional.empty(),
                                false,
                                SlipState.PRINTED,
                                false)));
        all.add(
                new Samples.Sample(
                        "15-success-pay-later",
                        success(
                                Task.REGISTER,
                                patient(CoverageView.State.UNVERIFIED),
                                TICKET,
                                Optional.empty(),
                                true,
                                SlipState.PRINTED,
                                false)));
        doneMore(all);
    }

    private static void doneMore(List<Samples.Sample> all) {
        Optional<PaymentView> paid = Optional.of(payment("momo", PaymentState.CAPTURED));
        all.add(
                new Samples.Sample(
                        "15-success-paid-only",
                        success(Task.PAY, P, TICKET, paid, false, SlipState.PRINTED, false)));
        all.add(
                new Samples.Sample(
                        "15-success-status",
                        success(
                                Task.STATUS,
                                P,
                                TICKET,
                                Optional.empty(),
                                false,
                                SlipState.PRINTED,
                                false)));
        all.add(
                new Samples.Sample(
                        "15-success-unresolved",
                        success(
                                Task.REGISTER,
                                P,
                                TICKET,
                                Optional.of(payment("momo", PaymentState.UNRESOLVED)),
                                false,
                                SlipState.PRINTED,
                                false)));
        all.add(
                new Samples.Sample(
                        "16-no-paper",
                        new JourneyState.TakePhoto(
                                S, P, TICKET, paid, true, code("P01"), NOW.plusSeconds(108))));
        all.add(
                new Samples.Sample(
                        "16-printer-fault",
                        new JourneyState.TakePhoto(
                                S,
                                P,
                                BARE_TICKET,
                                Optional.of(payment("momo", PaymentState.UNRESOLVED)),
                                false,
                                code("P02"),
                                NOW.plusSeconds(108))));
    }
}
