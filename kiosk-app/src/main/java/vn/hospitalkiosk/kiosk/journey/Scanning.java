package vn.hospitalkiosk.kiosk.journey;

import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.ChargeCodeRequest;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.device.document.ScannedCode;
import vn.hospitalkiosk.kiosk.journey.JourneyState.CustomerCode;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting;

/// The payer's app shows a code, the scanner reads it, the gateway charges it. From the scan on money may move: without an answer the outcome is unknown, never "not paid".
final class Scanning {
    private static final FailureCode NOT_A_PAYERS_CODE = new FailureCode("M71");
    private static final int SHORT_ID = 8;

    private Scanning() {}

    static boolean offered(Turn t, PspCode psp) {
        boolean deposit =
                t.behind()
                        .stay()
                        .flatMap(Behind.Stay::bill)
                        .map(BillView::id)
                        .filter(BillId::isDeposit)
                        .isPresent();
        return !deposit
                && Around.works(t.around().scanner())
                && Surroundings.methods(t.around()).stream()
                        .anyMatch(m -> m.psp().equals(psp) && m.available() && m.scansCode());
    }

    static void show(Turn t, Session session, PspCode psp, String label) {
        show(t, session, psp, label, Optional.empty());
    }

    private static void show(
            Turn t, Session session, PspCode psp, String label, Optional<Note> note) {
        Behind.Stay stay = t.stay();
        Paying.forgetUnlessClosed(t);
        t.show(
                new CustomerCode(
                        session,
                        stay.patient(),
                        stay.ticket().orElseThrow(),
                        stay.bill().orElseThrow(),
                        psp,
                        label,
                        Around.works(t.around().scanner()),
                        note));
    }

    static void scannerChanged(Turn t) {
        if (t.shown() instanceof CustomerCode s) {
            show(t, s.session(), s.psp(), s.label(), s.note());
        }
    }

    static void press(Turn t, CustomerCode shown, Press press) {
        switch (press) {
            case Press.ChangeMethod _, Press.Back _ ->
                    Paying.method(t, shown.session(), Optional.empty());
            default -> {} // not offered here
        }
    }

    static void scanned(Turn t, CustomerCode shown, ScannedCode scanned) {
        if (!(scanned instanceof ScannedCode.Unknown(String content))) {
            show(
                    t,
                    shown.session(),
                    shown.psp(),
                    shown.label(),
                    Optional.of(Note.NOT_A_PAYERS_CODE));
            return;
        }
        try {
            charge(t, shown, new vn.hospitalkiosk.api.CustomerCode(content));
        } catch (IllegalArgumentException _) {
            show(
                    t,
                    shown.session(),
                    shown.psp(),
                    shown.label(),
                    Optional.of(Note.NOT_A_PAYERS_CODE));
        }
    }

    private static void charge(
            Turn t, CustomerCode shown, vn.hospitalkiosk.api.CustomerCode secret) {
        BillView bill = shown.bill();
        CreatePaymentRequest request =
                new CreatePaymentRequest(
                        new PaymentId(t.newId()), shown.session().visit(), bill.id(), shown.psp());
        t.set(
                new Behind.Money(
                        Optional.of(request),
                        shown.label(),
                        Optional.empty(),
                        Behind.Leaving.NOT,
                        Optional.of(t.now),
                        Optional.empty(),
                        LeftOpen.Slip.NEVER_STARTED));
        t.waitFor(shown.session(), Waiting.What.CHARGING, t.times.creating());
        t.tell(
                new Effect.ChargeCode(
                        new ChargeCodeRequest(request, secret),
                        new PaymentFacts(shown.ticket(), bill, shown.label())));
    }

    static void charged(Turn t, Session session, Answer<CreatePaymentAnswer> answer) {
        switch (answer) {
            case Answer.Ok<CreatePaymentAnswer>(CreatePaymentAnswer.Refused(FailureCode code))
                    when code.equals(NOT_A_PAYERS_CODE) -> {
                PspCode psp = t.money().create().orElseThrow().psp();
                show(t, session, psp, t.money().label(), Optional.of(Note.NOT_A_PAYERS_CODE));
            }
            case Answer.Ok<CreatePaymentAnswer>(CreatePaymentAnswer said) ->
                    Paying.created(t, session, said);
            case Answer.Refused<CreatePaymentAnswer>(var code) -> refused(t, session, code);
            case Answer.NotThere<CreatePaymentAnswer>(var code) -> refused(t, session, code);
            case Answer.NoAnswer<CreatePaymentAnswer> _ -> unknown(t);
        }
    }

    private static void refused(Turn t, Session session, FailureCode code) {
        t.set(Behind.Money.NONE);
        Stops.stop(t, session, code, false);
    }

    static void tick(Turn t, boolean over) {
        if (over) {
            unknown(t);
        }
    }

    /// The code left and nothing came back. Until the gateway tells its own reference, the start of the payment's id stands for it.
    private static void unknown(Turn t) {
        CreatePaymentRequest request = t.money().create().orElseThrow();
        String id = request.payment().value();
        PaymentView notHeard =
                new PaymentView(
                        request.payment(),
                        0,
                        request.bill(),
                        request.psp(),
                        PaymentState.UNRESOLVED,
                        t.stay().bill().orElseThrow().due(),
                        id.substring(0, Math.min(SHORT_ID, id.length()))
                                .toUpperCase(java.util.Locale.ROOT),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        PaymentNews.pushed(t, notHeard);
    }
}
