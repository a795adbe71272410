package vn.hospitalkiosk.kiosk.journey;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.PatientView;
import vn.hospitalkiosk.api.SlipAnswer;
import vn.hospitalkiosk.api.SlipRequest;
import vn.hospitalkiosk.api.VisitGoal;
import vn.hospitalkiosk.device.document.ScannedCode;
import vn.hospitalkiosk.device.document.SlipCode;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting;
import vn.hospitalkiosk.kiosk.journey.VisitState.Referral;
import vn.hospitalkiosk.kiosk.journey.VisitState.ShowSlip;
import vn.hospitalkiosk.kiosk.journey.VisitState.SlipProblem;

/// Papers a patient brings: the slip of a re-examination, scanned; a referral of another hospital, typed.
final class Papers {
    private static final int DATE = 8;
    private static final int FACILITY = 5;
    private static final int LONGEST_NUMBER = 12;

    private Papers() {}

    static void slip(Turn t, Session session, Optional<SlipProblem> problem) {
        t.set(t.behind().until(Optional.empty()));
        t.show(
                new ShowSlip(
                        session, t.stay().patient(), Around.works(t.around().scanner()), problem));
    }

    static void scanned(Turn t, ShowSlip shown, ScannedCode code) {
        if (code instanceof SlipCode(SlipCode.Kind kind, String _, String id)
                && kind == SlipCode.Kind.APPOINTMENT) {
            t.waitFor(shown.session(), Waiting.What.CHECKING_SLIP, t.times.finding());
            t.tell(new VisitEffect.CheckSlip(new SlipRequest(shown.session().visit(), id)));
        } else {
            slip(t, shown.session(), Optional.of(SlipProblem.NOT_A_SLIP));
        }
    }

    static void press(Turn t, ShowSlip shown, Press press) {
        switch (press) {
            case Press.NewVisit _ -> Choosing.load(t, shown.session());
            case Press.Back _ -> Registering.reason(t, shown.session());
            case Press.Cancel _, Press.Finish _ -> Closing.finish(t);
            default -> {} // not offered here
        }
    }

    static void judged(Turn t, VisitEvent.SlipJudged judged) {
        Optional<Session> waits = t.waits(Waiting.What.CHECKING_SLIP, judged.visit());
        if (waits.isEmpty()) {
            return;
        }
        Session session = waits.get();
        switch (judged.answer()) {
            case Answer.Ok<SlipAnswer>(SlipAnswer.Good(BookingView booking)) ->
                    Registering.checkIn(t, session, new VisitGoal.Booked(booking.id()));
            case Answer.Ok<SlipAnswer>(SlipAnswer.Used()) ->
                    slip(t, session, Optional.of(SlipProblem.USED));
            case Answer.Ok<SlipAnswer>(SlipAnswer.Expired()) ->
                    slip(t, session, Optional.of(SlipProblem.EXPIRED));
            case Answer.Ok<SlipAnswer>(SlipAnswer.NotYours()) ->
                    slip(t, session, Optional.of(SlipProblem.NOT_YOURS));
            case Answer.Ok<SlipAnswer>(SlipAnswer.Unavailable(var code)) ->
                    Stops.stop(t, session, code, true);
            case Answer.Refused<SlipAnswer>(var code) -> Stops.stop(t, session, code, false);
            case Answer.NotThere<SlipAnswer>(var code) -> Stops.stop(t, session, code, false);
            case Answer.NoAnswer<SlipAnswer>(var code) -> Stops.stop(t, session, code, true);
        }
    }

    static void referral(Turn t, Session session) {
        t.show(
                new Referral(
                        session,
                        t.stay().patient(),
                        Referral.Field.WRITTEN,
                        "",
                        "",
                        "",
                        false,
                        false));
    }

    static void press(Turn t, Referral s, Press press) {
        switch (press) {
            case Press.Digit(int digit) -> t.show(typed(s, value(s) + digit));
            case Press.Delete _ ->
                    t.show(typed(s, value(s).substring(0, Math.max(0, value(s).length() - 1))));
            case Press.Clear _ -> t.show(typed(s, ""));
            case Press.ChooseReferralField(Referral.Field field) ->
                    t.show(with(s, field, s.written(), s.number(), s.from(), s.wholeYear()));
            case Press.WholeYear(boolean year) ->
                    t.show(with(s, s.active(), s.written(), s.number(), s.from(), year));
            case Press.Primary _ -> done(t, s);
            case Press.Back _ -> {
                t.set(t.wish().referred(Optional.empty()));
                Registering.reason(t, s.session());
            }
            case Press.Cancel _, Press.Finish _ -> Closing.finish(t);
            default -> {} // not offered here
        }
    }

    private static String value(Referral s) {
        return switch (s.active()) {
            case WRITTEN -> s.written();
            case NUMBER -> s.number();
            case FROM -> s.from();
        };
    }

    /// A full field hands the keys on to the next.
    private static Referral typed(Referral s, String value) {
        return switch (s.active()) {
            case WRITTEN ->
                    value.length() > DATE
                            ? s
                            : with(
                                    s,
                                    value.length() == DATE && value.length() > s.written().length()
                                            ? Referral.Field.FROM
                                            : Referral.Field.WRITTEN,
                                    value,
                                    s.number(),
                                    s.from(),
                                    s.wholeYear());
            case FROM ->
                    value.length() > FACILITY
                            ? s
                            : with(
                                    s,
                                    value.length() == FACILITY && value.length() > s.from().length()
                                            ? Referral.Field.NUMBER
                                            : Referral.Field.FROM,
                                    s.written(),
                                    s.number(),
                                    value,
                                    s.wholeYear());
            case NUMBER ->
                    value.length() > LONGEST_NUMBER
                            ? s
                            : with(
                                    s,
                                    Referral.Field.NUMBER,
                                    s.written(),
                                    value,
                                    s.from(),
                                    s.wholeYear());
        };
    }

    private static Referral with(
            Referral s,
            Referral.Field active,
            String written,
            String number,
            String from,
            boolean wholeYear) {
        return new Referral(
                s.session(), s.patient(), active, written, number, from, wholeYear, false);
    }

    private static void done(Turn t, Referral s) {
        Optional<LocalDate> day = day(s.written());
        if (day.isEmpty() || s.from().length() != FACILITY || s.number().isEmpty()) {
            return;
        }
        t.set(
                t.wish()
                        .referred(
                                Optional.of(
                                        new VisitGoal.ReferralSlip(
                                                s.number(), s.from(), day.get(), s.wholeYear()))));
        Choosing.load(t, s.session());
    }

    /// The referral no longer holds: said on the screen where it was typed.
    static void over(Turn t, Session session, PatientView patient) {
        VisitGoal.ReferralSlip slip = t.wish().referral().orElseThrow();
        String written =
                slip.writtenOn()
                        .format(
                                java.time.format.DateTimeFormatter.ofPattern(
                                        "ddMMyyyy", java.util.Locale.ROOT));
        t.set(t.wish().referred(Optional.empty()));
        t.show(
                new Referral(
                        session,
                        patient,
                        Referral.Field.WRITTEN,
                        written,
                        slip.number(),
                        slip.from(),
                        slip.wholeYear(),
                        true));
    }

    /// `ddMMyyyy`; empty: no such day.
    public static Optional<LocalDate> day(String typed) {
        if (typed.length() != DATE) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(typed.substring(4)),
                            Integer.parseInt(typed.substring(2, 4)),
                            Integer.parseInt(typed.substring(0, 2))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
