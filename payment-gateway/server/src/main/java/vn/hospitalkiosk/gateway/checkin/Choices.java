package vn.hospitalkiosk.gateway.checkin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.ClinicView;
import vn.hospitalkiosk.api.ClinicsAnswer;
import vn.hospitalkiosk.api.QuoteAnswer;
import vn.hospitalkiosk.api.QuoteRequest;
import vn.hospitalkiosk.api.QuoteView;
import vn.hospitalkiosk.api.ResultView;
import vn.hospitalkiosk.api.ResultsAnswer;
import vn.hospitalkiosk.api.SlipAnswer;
import vn.hospitalkiosk.api.SlipRequest;
import vn.hospitalkiosk.api.VisitGoal;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisRefusal;

/// What an identified patient may choose from: clinics with their load, prices, what a slip stands for; and results to be told about. Every figure is the HIS's.
final class Choices {
    private static final int RESULTS_SINCE_DAYS = 30;

    private final His his;
    private final Visits visits;
    private final Sights sights;
    private final Set<LocalDate> holidays;
    private final Clock clock;
    private final ZoneId zone;

    Choices(
            His his,
            Visits visits,
            Sights sights,
            Set<LocalDate> holidays,
            Clock clock,
            ZoneId zone) {
        this.his = his;
        this.visits = visits;
        this.sights = sights;
        this.holidays = Set.copyOf(holidays);
        this.clock = clock;
        this.zone = zone;
    }

    /// @throws NoSuchVisit when the visit is not an identified one of this kiosk
    ClinicsAnswer clinics(KioskIdentity kiosk, VisitId visit, boolean insured) {
        return switch (his.clinics(person(kiosk, visit).patient(), insured)) {
            case HisAnswer.Done<List<ClinicView>>(List<ClinicView> clinics) ->
                    new ClinicsAnswer.Open(clock.instant(), clinics);
            case HisAnswer.NotOffered<List<ClinicView>>() ->
                    new ClinicsAnswer.AtDesk(Codes.NOT_OFFERED);
            case HisAnswer.Rejected<List<ClinicView>>(HisRefusal _, String _) ->
                    new ClinicsAnswer.AtDesk(Codes.DESK_ONLY);
            case HisAnswer.Unknown<List<ClinicView>>(String _) ->
                    new ClinicsAnswer.Unavailable(Codes.HIS_SILENT);
        };
    }

    /// @throws NoSuchVisit when the visit is not an identified one of this kiosk
    QuoteAnswer quote(KioskIdentity kiosk, QuoteRequest request) {
        Visit.Person person = person(kiosk, request.visit());
        if (isOver(request.goal())) {
            return new QuoteAnswer.Refused(Codes.REFERRAL_OVER);
        }
        return switch (his.quote(
                Wishes.of(
                        person,
                        request.goal(),
                        request.insured(),
                        request.declared(),
                        Optional.empty()))) {
            case HisAnswer.Done<QuoteView>(QuoteView quote) ->
                    quote.addsUp()
                            ? new QuoteAnswer.Quoted(quote)
                            : new QuoteAnswer.Unavailable(Codes.BILL_UNUSABLE);
            case HisAnswer.NotOffered<QuoteView>() -> new QuoteAnswer.NotQuoted();
            case HisAnswer.Rejected<QuoteView>(HisRefusal _, String _) ->
                    new QuoteAnswer.Refused(Codes.CLINIC_TAKES_NOBODY);
            case HisAnswer.Unknown<QuoteView>(String _) ->
                    new QuoteAnswer.Unavailable(Codes.HIS_SILENT);
        };
    }

    /// A referral that no longer holds is not sent to the HIS: the patient chooses a new visit, or the desk.
    boolean isOver(VisitGoal goal) {
        return goal instanceof VisitGoal.Referred(var _, VisitGoal.ReferralSlip slip)
                && !ReferralLaw.holds(slip.writtenOn(), slip.wholeYear(), holidays, today());
    }

    /// What the slip stood for may be taken like a booking from now on.
    ///
    /// @throws NoSuchVisit when the visit is not an identified one of this kiosk
    SlipAnswer slip(KioskIdentity kiosk, SlipRequest request) {
        Visit.Person person = person(kiosk, request.visit());
        return switch (his.bookingOfSlip(person.patient(), request.code(), today())) {
            case HisAnswer.Done<Optional<BookingView>>(Optional<BookingView> found) ->
                    found.<SlipAnswer>map(booking -> good(kiosk, request.visit(), booking))
                            .orElseGet(SlipAnswer.NotYours::new);
            case HisAnswer.Rejected<Optional<BookingView>>(HisRefusal why, String _) ->
                    refused(why);
            case HisAnswer.NotOffered<Optional<BookingView>>() ->
                    new SlipAnswer.Unavailable(Codes.NOT_OFFERED);
            case HisAnswer.Unknown<Optional<BookingView>>(String _) ->
                    new SlipAnswer.Unavailable(Codes.HIS_SILENT);
        };
    }

    private SlipAnswer good(KioskIdentity kiosk, VisitId visit, BookingView booking) {
        if (booking.validUntil().map(last -> last.isBefore(today())).orElse(false)) {
            return new SlipAnswer.Expired();
        }
        visits.alsoOffered(kiosk, visit, booking);
        return new SlipAnswer.Good(booking);
    }

    private static SlipAnswer refused(HisRefusal why) {
        return switch (why) {
            case BOOKING_USED -> new SlipAnswer.Used();
            case BOOKING_EXPIRED -> new SlipAnswer.Expired();
            case NO_SUCH_BOOKING, NO_SUCH_PATIENT, NO_SUCH_TICKET, OTHER ->
                    new SlipAnswer.NotYours();
            case PATIENT_EXISTS,
                    CLINIC_CLOSED,
                    CLINIC_FULL,
                    DESK_ONLY,
                    NO_SUCH_BILL,
                    BILL_PAID,
                    BILL_VOID,
                    BILL_RESERVED,
                    KEY_REUSED,
                    BAD_REQUEST ->
                    new SlipAnswer.Unavailable(Codes.DESK_ONLY);
        };
    }

    /// @throws NoSuchVisit when the visit is not an identified one of this kiosk
    ResultsAnswer results(KioskIdentity kiosk, VisitId visit) {
        Visit.Person person = person(kiosk, visit);
        sights.seen(kiosk, visit, person.patient(), "results");
        return switch (his.results(person.patient(), today().minusDays(RESULTS_SINCE_DAYS))) {
            case HisAnswer.Done<List<ResultView>>(List<ResultView> results) ->
                    new ResultsAnswer.Known(results);
            case HisAnswer.NotOffered<List<ResultView>>() ->
                    new ResultsAnswer.Unavailable(Codes.NOT_OFFERED);
            case HisAnswer.Rejected<List<ResultView>>(HisRefusal _, String _) ->
                    new ResultsAnswer.Unavailable(Codes.RESULTS_NOT_TOLD);
            case HisAnswer.Unknown<List<ResultView>>(String _) ->
                    new ResultsAnswer.Unavailable(Codes.HIS_SILENT);
        };
    }

    private Visit.Person person(KioskIdentity kiosk, VisitId visit) {
        return visits.find(kiosk, visit).flatMap(Visit::person).orElseThrow(NoSuchVisit::new);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
