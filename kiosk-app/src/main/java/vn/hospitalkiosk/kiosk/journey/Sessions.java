package vn.hospitalkiosk.kiosk.journey;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;

/// The session of a screen, and the same screen with another idle time.
final class Sessions {
    private Sessions() {}

    static Optional<Session> of(JourneyState state) {
        return switch (state) {
            case JourneyState.Welcome _,
                    JourneyState.OutOfService _,
                    JourneyState.OfflineNumber _ ->
                    Optional.empty();
            case VisitState s -> Optional.of(s.session());
            case JourneyState.Identify s -> Optional.of(s.session());
            case JourneyState.ReadingChip s -> Optional.of(s.session());
            case JourneyState.CardTrouble s -> Optional.of(s.session());
            case JourneyState.TypeNumber s -> Optional.of(s.session());
            case JourneyState.Waiting s -> Optional.of(s.session());
            case JourneyState.Confirm s -> Optional.of(s.session());
            case JourneyState.Reason s -> Optional.of(s.session());
            case JourneyState.Bill s -> Optional.of(s.session());
            case JourneyState.Method s -> Optional.of(s.session());
            case JourneyState.OpenBills s -> Optional.of(s.session());
            case JourneyState.Lookup s -> Optional.of(s.session());
            case JourneyState.LookedUp s -> Optional.of(s.session());
            case JourneyState.CustomerCode s -> Optional.of(s.session());
            case JourneyState.PaidElsewhere s -> Optional.of(s.session());
            case JourneyState.Qr s -> Optional.of(s.session());
            case JourneyState.CardTerminal s -> Optional.of(s.session());
            case JourneyState.UnknownOutcome s -> Optional.of(s.session());
            case JourneyState.Success s -> Optional.of(s.session());
            case JourneyState.TakePhoto s -> Optional.of(s.session());
            case JourneyState.StillThere s -> of(s.behind());
            case JourneyState.Stopped s -> Optional.of(s.session());
        };
    }

    static JourneyState idleAt(JourneyState state, Optional<Instant> at) {
        return switch (state) {
            case JourneyState.Welcome s -> s;
            case JourneyState.OutOfService s -> s;
            case JourneyState.OfflineNumber s -> s;
            case VisitState s -> s.in(at(s.session(), at));
            case JourneyState.StillThere s -> s;
            case JourneyState.Identify(
                            var s,
                            var reader,
                            var scanner,
                            var card,
                            var can,
                            var note) ->
                    new JourneyState.Identify(at(s, at), reader, scanner, card, can, note);
            case JourneyState.ReadingChip(var s, var stage, var read, var expected) ->
                    new JourneyState.ReadingChip(at(s, at), stage, read, expected);
            case JourneyState.CardTrouble(var s, var trouble, var code) ->
                    new JourneyState.CardTrouble(at(s, at), trouble, code);
            case JourneyState.TypeNumber(
                            var s,
                            var kind,
                            var n,
                            var year,
                            var active,
                            var shown,
                            var no) ->
                    new JourneyState.TypeNumber(at(s, at), kind, n, year, active, shown, no);
            case JourneyState.Waiting(var s, var what, var since) ->
                    new JourneyState.Waiting(at(s, at), what, since);
            case JourneyState.Confirm(var s, var patient, var bookings, var other) ->
                    new JourneyState.Confirm(at(s, at), patient, bookings, other);
            case JourneyState.Reason(var s, var patient, var bookings) ->
                    new JourneyState.Reason(at(s, at), patient, bookings);
            case JourneyState.Stopped(var s, var code, var retry) ->
                    new JourneyState.Stopped(at(s, at), code, retry);
            case JourneyState.Bill(var s, var patient, var ticket, var bill, var remark) ->
                    new JourneyState.Bill(at(s, at), patient, ticket, bill, remark);
            case JourneyState.Method(var s, var p, var ticket, var bill, var methods, var note) ->
                    new JourneyState.Method(at(s, at), p, ticket, bill, methods, note);
            case JourneyState.OpenBills(var s, var p, var bills, var deposits) ->
                    new JourneyState.OpenBills(at(s, at), p, bills, deposits);
            case JourneyState.Lookup(var s, var facility, var typed, var scanner, var note) ->
                    new JourneyState.Lookup(at(s, at), facility, typed, scanner, note);
            case JourneyState.LookedUp(var s, var found, var copy) ->
                    new JourneyState.LookedUp(at(s, at), found, copy);
            case JourneyState.CustomerCode s -> idleAt(s, at);
            case JourneyState.PaidElsewhere(var s, var p, var ticket, var bill, var pay) ->
                    new JourneyState.PaidElsewhere(at(s, at), p, ticket, bill, pay);
            case JourneyState.Qr s -> idleAt(s, at);
            case JourneyState.CardTerminal s -> idleAt(s, at);
            case JourneyState.UnknownOutcome s -> idleAt(s, at);
            case JourneyState.Success s -> idleAt(s, at);
            case JourneyState.TakePhoto(var s, var p, var t, var pay, var no, var code, var end) ->
                    new JourneyState.TakePhoto(at(s, at), p, t, pay, no, code, end);
        };
    }

    private static JourneyState idleAt(JourneyState.CustomerCode s, Optional<Instant> at) {
        return new JourneyState.CustomerCode(
                at(s.session(), at),
                s.patient(),
                s.ticket(),
                s.bill(),
                s.psp(),
                s.label(),
                s.scannerWorks(),
                s.note());
    }

    private static JourneyState idleAt(JourneyState.Qr s, Optional<Instant> at) {
        return new JourneyState.Qr(
                at(s.session(), at),
                s.patient(),
                s.ticket(),
                s.bill(),
                s.payment(),
                s.label(),
                s.mayScan(),
                s.asking(),
                s.notSeenYet(),
                s.expired());
    }

    private static JourneyState idleAt(JourneyState.CardTerminal s, Optional<Instant> at) {
        return new JourneyState.CardTerminal(
                at(s.session(), at),
                s.patient(),
                s.ticket(),
                s.bill(),
                s.payment(),
                s.step(),
                s.cardBy());
    }

    private static JourneyState idleAt(JourneyState.UnknownOutcome s, Optional<Instant> at) {
        return new JourneyState.UnknownOutcome(
                at(s.session(), at), s.patient(), s.ticket(), s.bill(), s.payment(), s.printAt());
    }

    private static JourneyState idleAt(JourneyState.Success s, Optional<Instant> at) {
        return new JourneyState.Success(
                at(s.session(), at),
                s.patient(),
                s.ticket(),
                s.payment(),
                s.payLater(),
                s.slip(),
                s.cardOnReader(),
                s.closesAt());
    }

    private static Session at(Session session, Optional<Instant> at) {
        return new Session(session.visit(), session.task(), at);
    }
}
