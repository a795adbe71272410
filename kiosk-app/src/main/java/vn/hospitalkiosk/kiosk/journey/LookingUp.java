package vn.hospitalkiosk.kiosk.journey;

import java.util.Optional;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskStatus;
import vn.hospitalkiosk.api.LookupView;
import vn.hospitalkiosk.api.ReceiptCopy;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.device.document.ScannedCode;
import vn.hospitalkiosk.device.document.SlipCode;
import vn.hospitalkiosk.device.printer.PrintOutcome;
import vn.hospitalkiosk.kiosk.journey.JourneyState.LookedUp;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Lookup;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting;

/// What became of a payment: by its reference, at any kiosk, without a name.
final class LookingUp {
    /// As the gateway makes them: no I, L, O, U.
    static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    static final int LENGTH = 6;
    private static final FailureCode TOO_OFTEN = new FailureCode("M72");

    private LookingUp() {}

    static void begin(Turn t) {
        t.set(Behind.NOTHING);
        show(
                t,
                new Session(new VisitId(t.newId()), Task.STATUS, Optional.empty()),
                Optional.empty());
    }

    static void show(Turn t, Session session, Optional<Note> note) {
        t.set(t.behind().until(Optional.empty()));
        t.show(new Lookup(session, facility(t), "", Around.works(t.around().scanner()), note));
    }

    private static String facility(Turn t) {
        return t.around().status().map(KioskStatus::facility).map(Object::toString).orElse("");
    }

    static void scannerChanged(Turn t) {
        if (t.shown() instanceof Lookup s) {
            t.show(with(s, s.typed(), Around.works(t.around().scanner())));
        }
    }

    private static Lookup with(Lookup s, String typed, boolean scanner) {
        return new Lookup(s.session(), s.facility(), typed, scanner, s.note());
    }

    static void press(Turn t, Lookup shown, Press press) {
        String typed = shown.typed();
        switch (press) {
            case Press.Letter(char letter) -> {
                if (typed.length() < LENGTH && LETTERS.indexOf(letter) >= 0) {
                    t.show(with(shown, typed + letter, shown.scannerWorks()));
                }
            }
            case Press.Delete _ ->
                    t.show(
                            with(
                                    shown,
                                    typed.substring(0, Math.max(0, typed.length() - 1)),
                                    shown.scannerWorks()));
            case Press.Clear _ -> t.show(with(shown, "", shown.scannerWorks()));
            case Press.Primary _ -> {
                if (typed.length() == LENGTH) {
                    ask(t, shown.session(), shown.facility() + "-" + typed);
                }
            }
            case Press.SeeResults _ -> Identifying.begin(t, Task.RESULTS);
            case Press.Back _, Press.Cancel _ -> Closing.finish(t);
            default -> {} // not offered here
        }
    }

    static void scanned(Turn t, Lookup shown, ScannedCode scanned) {
        if (scanned instanceof SlipCode(SlipCode.Kind kind, String facility, String id)
                && kind == SlipCode.Kind.PAYMENT
                && facility.equals(shown.facility())) {
            ask(t, shown.session(), id);
        } else if (scanned instanceof SlipCode(SlipCode.Kind kind, String _, String id)
                && kind == SlipCode.Kind.ENCOUNTER) {
            Finding.ticket(t, shown.session(), id);
        } else {
            show(t, shown.session(), Optional.of(Note.NO_SUCH_REFERENCE));
        }
    }

    private static void ask(Turn t, Session session, String reference) {
        t.waitFor(session, Waiting.What.LOOKING_UP, t.times.finding());
        t.tell(new Effect.LookUp(session.visit(), reference));
    }

    static void answered(Turn t, JourneyEvent.LookupAnswered answered) {
        if (!(t.shown() instanceof Waiting(Session session, Waiting.What what, _))
                || what != Waiting.What.LOOKING_UP
                || !session.visit().equals(answered.visit())) {
            return;
        }
        switch (answered.answer()) {
            case Answer.Ok<LookupView>(LookupView found) ->
                    t.show(
                            new LookedUp(
                                    session,
                                    found,
                                    found.receiptNumber().isPresent()
                                            ? LookedUp.Copy.OFFERED
                                            : LookedUp.Copy.NONE));
            case Answer.NotThere<LookupView> _ ->
                    show(t, session, Optional.of(Note.NO_SUCH_REFERENCE));
            case Answer.Refused<LookupView>(FailureCode code) ->
                    refused(t, session, code, Note.NO_SUCH_REFERENCE);
            case Answer.NoAnswer<LookupView>(FailureCode code) ->
                    Stops.stop(t, session, code, true);
        }
    }

    static void refused(Turn t, Session session, FailureCode code, Note other) {
        show(t, session, Optional.of(code.equals(TOO_OFTEN) ? Note.LOOK_UP_LATER : other));
    }

    static void press(Turn t, LookedUp shown, Press press) {
        switch (press) {
            case Press.PrintCopy _ -> {
                if (shown.copy() == LookedUp.Copy.OFFERED || shown.copy() == LookedUp.Copy.FAILED) {
                    askCopy(t, shown);
                }
            }
            case Press.Back _ -> show(t, shown.session(), Optional.empty());
            case Press.Primary _, Press.Finish _ -> Closing.finish(t);
            default -> {} // not offered here
        }
    }

    private static void askCopy(Turn t, LookedUp shown) {
        CommandId job = new CommandId(t.newId());
        SlipOrder none =
                SlipOrder.ofNobody(job, shown.session().visit(), new SlipOrder.Content.QueueOnly());
        t.set(t.behind().with(new Behind.Paper(Optional.of(none), Optional.empty())));
        t.show(new LookedUp(shown.session(), shown.found(), LookedUp.Copy.PRINTING));
        t.tell(new Effect.AskCopy(shown.session().visit(), shown.found().reference(), job));
    }

    private static boolean mine(Turn t, CommandId job) {
        return t.behind().paper().order().map(SlipOrder::job).equals(Optional.of(job));
    }

    static void copied(Turn t, JourneyEvent.CopyAnswered answered) {
        if (!(t.shown() instanceof LookedUp shown) || !mine(t, answered.job())) {
            return;
        }
        switch (answered.answer()) {
            case Answer.Ok<ReceiptCopy>(ReceiptCopy copy) ->
                    t.tell(
                            new Effect.Print(
                                    SlipOrder.ofNobody(
                                            answered.job(),
                                            shown.session().visit(),
                                            new SlipOrder.Content.Copy(copy))));
            case Answer.Refused<ReceiptCopy> _,
                    Answer.NotThere<ReceiptCopy> _,
                    Answer.NoAnswer<ReceiptCopy> _ ->
                    t.show(new LookedUp(shown.session(), shown.found(), LookedUp.Copy.FAILED));
        }
    }

    static void printed(Turn t, JourneyEvent.PrintEnded ended) {
        if (t.shown() instanceof LookedUp shown && mine(t, ended.job())) {
            LookedUp.Copy copy =
                    switch (ended.outcome()) {
                        case PrintOutcome.Printed _ -> LookedUp.Copy.PRINTED;
                        case PrintOutcome.NotPrinted _, PrintOutcome.Unknown _ ->
                                LookedUp.Copy.FAILED;
                    };
            t.show(new LookedUp(shown.session(), shown.found(), copy));
        }
    }
}
