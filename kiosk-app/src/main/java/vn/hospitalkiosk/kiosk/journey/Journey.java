package vn.hospitalkiosk.kiosk.journey;

import java.time.Instant;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.BillAnswered;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.Broke;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.CardPresence;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.CheckInAnswered;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.CopyAnswered;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.CreateAnswered;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.GatewaySilent;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.LeftOpenFound;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.LookupAnswered;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.OpenBillsKnown;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.PatientAnswered;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.PaymentAnswered;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.PaymentPushed;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.Pressed;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.PrintEnded;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.PrinterChanged;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.ReadEnded;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.ReadMoved;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.ReaderChanged;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.Scanned;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.ScannerChanged;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.StatusKnown;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.StreamChanged;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.TerminalChanged;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.TerminalEnded;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.TerminalMoved;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.Ticked;

/// Decides. Pure: same situation, event and time, same step. No I/O, no clock, no thread.
public final class Journey {
    private final Times times;

    public Journey(Times times) {
        this.times = times;
    }

    public Step next(Situation before, JourneyEvent event, Instant now) {
        Turn t = new Turn(times, before, now);
        Idling.wake(t, event);
        switch (event) {
            case Pressed pressed -> Touches.on(t, pressed.press());
            case Ticked _ -> Clockwork.on(t);
            case ReaderChanged changed -> Surroundings.reader(t, changed.state());
            case ScannerChanged changed -> Surroundings.scanner(t, changed.state());
            case PrinterChanged changed -> Surroundings.printer(t, changed.state());
            case CardPresence card -> Cards.presence(t, card.present());
            case Scanned scanned -> Identifying.scanned(t, scanned.code());
            case ReadMoved moved -> Cards.moved(t, moved);
            case ReadEnded ended -> Cards.ended(t, ended);
            case StatusKnown known -> Surroundings.status(t, known.status());
            case GatewaySilent _ -> Surroundings.silent(t);
            case StreamChanged changed -> t.set(t.around().withStream(changed.up()));
            case PatientAnswered answered -> Identifying.answered(t, answered);
            case CheckInAnswered answered -> Registering.answered(t, answered);
            case CreateAnswered answered -> Paying.created(t, answered);
            case OpenBillsKnown known -> PayOnly.known(t, known);
            case LookupAnswered answered -> LookingUp.answered(t, answered);
            case CopyAnswered answered -> LookingUp.copied(t, answered);
            case BillAnswered answered -> Elsewhere.answered(t, answered);
            case PaymentPushed pushed -> PaymentNews.pushed(t, pushed.payment());
            case PaymentAnswered answered -> PaymentNews.answered(t, answered);
            case TerminalChanged changed -> Surroundings.terminal(t, changed.state());
            case TerminalMoved moved -> AtTerminal.moved(t, moved);
            case TerminalEnded ended -> AtTerminal.ended(t, ended);
            case PrintEnded ended -> {
                Closing.printed(t, ended);
                LookingUp.printed(t, ended);
                Downtime.printed(t, ended);
            }
            case LeftOpenFound found -> Restoring.found(t, found.left());
            case VisitEvent said -> Visiting.on(t, said);
            case Broke broke -> Closing.broke(t, broke.code());
        }
        Idling.settle(t, before.shown(), event);
        return t.done();
    }
}
