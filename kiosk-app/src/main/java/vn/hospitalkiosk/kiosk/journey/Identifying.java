package vn.hospitalkiosk.kiosk.journey;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.IdentifyRequest;
import vn.hospitalkiosk.api.PresentedDocument;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.device.cccd.AccessNumber;
import vn.hospitalkiosk.device.document.ScannedCode;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Identify;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.TypedKind;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting;

/// Screen 02: who is there. Card and scanner are both live.
final class Identifying {
    private static final int ACCESS_DIGITS = 6;

    private Identifying() {}

    static void start(Turn t, Press press) {
        if (press instanceof Press.Start(Task task)) {
            switch (task) {
                case REGISTER -> {
                    Optional<Instant> down = t.around().hisDownSince();
                    if (down.isPresent() && Downtime.hasNumbers(t.around())) {
                        t.show(Downtime.screen(t, false, down.get()));
                    } else {
                        begin(t, task);
                    }
                }
                case PAY -> begin(t, task);
                case STATUS -> LookingUp.begin(t);
                case RESULTS -> begin(t, task);
            }
        }
    }

    static void begin(Turn t, Task task) {
        t.set(Behind.NOTHING);
        show(
                t,
                new Session(new VisitId(t.newId()), task, Optional.empty()),
                Optional.<Note>empty());
    }

    static void show(Turn t, Session session, Optional<Note> note) {
        Around around = t.around();
        boolean cardWaits = around.cardPresent() && t.identity().accessNumber().isEmpty();
        String typed =
                cardWaits && t.shown() instanceof Identify before ? before.accessNumber() : "";
        t.show(
                new Identify(
                        session,
                        Around.works(around.reader()),
                        Around.works(around.scanner()),
                        cardWaits,
                        typed,
                        note));
    }

    static void press(Turn t, Identify shown, Press press) {
        switch (press) {
            case Press.Digit(int digit) -> typed(t, shown, shown.accessNumber() + digit);
            case Press.Delete _ ->
                    typed(
                            t,
                            shown,
                            shown.accessNumber()
                                    .substring(0, Math.max(0, shown.accessNumber().length() - 1)));
            case Press.Clear _ -> typed(t, shown, "");
            case Press.TypeInstead _ -> Typing.show(t, shown.session(), TypedKind.PERSONAL);
            case Press.ForSomeone _ -> Escorting.ask(t, shown.session());
            case Press.ScanInstead _ -> scanInstead(t, shown.session());
            case Press.Back _, Press.Cancel _ -> Closing.finish(t);
            default -> {} // not offered here
        }
    }

    private static void typed(Turn t, Identify shown, String digits) {
        if (!shown.cardPresent() || digits.length() > ACCESS_DIGITS) {
            return;
        }
        if (digits.length() < ACCESS_DIGITS) {
            t.show(
                    new Identify(
                            shown.session(),
                            shown.readerWorks(),
                            shown.scannerWorks(),
                            true,
                            digits,
                            shown.note()));
        } else {
            // Typed from the card that lies there, whatever was scanned before.
            t.set(
                    t.identity()
                            .withCode(Optional.empty(), Optional.empty(), t.identity().scanChosen())
                            .withAccessNumber(Optional.of(new AccessNumber(digits))));
            Cards.read(t, shown.session());
        }
    }

    /// "Quét mã QR": the code alone shall do.
    static void scanInstead(Turn t, Session session) {
        Optional<PresentedDocument.PrintedCode> code = t.identity().code();
        if (code.isPresent()) {
            ask(t, session, code.get());
        } else {
            t.set(t.identity().withCode(Optional.empty(), Optional.empty(), true));
            show(t, session, Optional.of(Note.SHOW_CODE));
        }
    }

    static void scanned(Turn t, ScannedCode scanned) {
        if (t.shown() instanceof JourneyState.CustomerCode shown) {
            Scanning.scanned(t, shown, scanned);
            return;
        }
        if (t.shown() instanceof JourneyState.Lookup shown) {
            LookingUp.scanned(t, shown, scanned);
            return;
        }
        if (t.shown() instanceof VisitState.ShowSlip shown) {
            Papers.scanned(t, shown, scanned);
            return;
        }
        Optional<Session> where =
                switch (t.shown()) {
                    case Identify s -> Optional.of(s.session());
                    case JourneyState.CardTrouble s -> Optional.of(s.session());
                    case JourneyState.TypeNumber s -> Optional.of(s.session());
                    default -> Optional.empty(); // no other screen asks for a code
                };
        where.ifPresent(session -> seen(t, session, scanned));
    }

    /// A code of a CCCD waits for its card; any other that may tell who it is, is asked about at once.
    private static void seen(Turn t, Session session, ScannedCode scanned) {
        Optional<PresentedDocument.PrintedCode> printed = Documents.printed(scanned);
        Optional<PresentedDocument> other =
                printed.isPresent() ? Optional.empty() : Documents.other(scanned);
        if (other.isPresent()) {
            forget(t);
            ask(t, session, other.get());
        } else {
            scanned(t, session, printed);
        }
    }

    private static void scanned(
            Turn t, Session session, Optional<PresentedDocument.PrintedCode> code) {
        if (code.isEmpty()) {
            show(t, session, Optional.of(Note.NOT_A_KNOWN_CODE));
            return;
        }
        boolean alone = t.identity().scanChosen() || !Around.works(t.around().reader());
        t.set(
                t.identity()
                        .withCode(
                                code,
                                Optional.of(t.now.plus(t.times.codeAlone())),
                                t.identity().scanChosen()));
        t.set(t.identity().withAccessNumber(Optional.of(Documents.accessNumber(code.get()))));
        if (alone) {
            ask(t, session, code.get());
        } else if (t.around().cardPresent()) {
            Cards.read(t, session);
        } else {
            show(t, session, Optional.of(Note.CODE_SEEN));
        }
    }

    static void tick(Turn t, Identify shown) {
        Optional<PresentedDocument.PrintedCode> code = t.identity().code();
        boolean due = t.reached(t.identity().codeAloneAt()) || !Around.works(t.around().reader());
        if (code.isPresent() && due) {
            ask(t, shown.session(), code.get());
        }
    }

    static void ask(Turn t, Session session, PresentedDocument document) {
        if (Escorting.takes(t, session, document)) {
            return;
        }
        t.set(t.identity().asking(document));
        t.waitFor(session, Waiting.What.FINDING_PATIENT, t.times.finding());
        t.tell(
                new Effect.Identify(
                        new IdentifyRequest(session.visit(), document), t.identity().ask()));
    }

    static void answered(Turn t, JourneyEvent.PatientAnswered answered) {
        if (!(t.shown() instanceof Waiting(Session session, Waiting.What what, _))
                || what != Waiting.What.FINDING_PATIENT
                || !session.visit().equals(answered.visit())
                || t.identity().ask() != answered.ask()
                || GoingOn.asked(t)) {
            return;
        }
        switch (answered.answer()) {
            case Answer.Ok<IdentifyAnswer>(IdentifyAnswer answer) -> found(t, session, answer);
            case Answer.Refused<IdentifyAnswer>(var code) -> Stops.stop(t, session, code, true);
            case Answer.NotThere<IdentifyAnswer>(var code) -> Stops.stop(t, session, code, true);
            case Answer.NoAnswer<IdentifyAnswer>(var code) -> Stops.stop(t, session, code, true);
        }
    }

    private static void found(Turn t, Session session, IdentifyAnswer answer) {
        switch (answer) {
            case IdentifyAnswer.Identified known -> {
                remember(t, known);
                t.show(
                        new JourneyState.Confirm(
                                session,
                                known.patient(),
                                known.bookings(),
                                t.wish().escort().isPresent()));
            }
            case IdentifyAnswer.NotYetKnown(var preview) -> {
                t.set(t.identity().unknown(preview));
                Newcomers.show(t, session, preview);
            }
            case IdentifyAnswer.NoMatch _ -> noMatch(t, session);
            case IdentifyAnswer.SeeDesk(var code) -> {
                if (typed(t)) {
                    noMatch(t, session);
                } else {
                    t.show(
                            new JourneyState.CardTrouble(
                                    session, JourneyState.CardTrouble.Trouble.SEE_DESK, code));
                }
            }
            case IdentifyAnswer.Unavailable(var code) -> Stops.stop(t, session, code, true);
        }
    }

    static void remember(Turn t, IdentifyAnswer.Identified known) {
        t.set(
                new Behind.Stay(
                        known.patient(),
                        known.bookings(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false));
        t.set(t.wish().first(known.priority()));
    }

    static void nobody(Turn t, Session session) {
        noMatch(t, session);
    }

    private static boolean typed(Turn t) {
        return t.identity().document().orElseThrow() instanceof PresentedDocument.Typed
                || t.identity().document().orElseThrow() instanceof PresentedDocument.TypedCode;
    }

    private static void noMatch(Turn t, Session session) {
        if (typed(t)) {
            Typing.noMatch(t, session);
        } else {
            forget(t);
            show(t, session, Optional.of(Note.NO_MATCH));
        }
    }

    /// The digits and code of a card that led nowhere.
    static void forget(Turn t) {
        t.set(
                t.identity()
                        .withCode(Optional.empty(), Optional.empty(), false)
                        .withAccessNumber(Optional.empty()));
    }
}
