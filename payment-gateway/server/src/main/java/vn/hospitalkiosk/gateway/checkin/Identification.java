package vn.hospitalkiosk.gateway.checkin;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.GoOnAnswer;
import vn.hospitalkiosk.api.GoOnRequest;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.IdentifyRequest;
import vn.hospitalkiosk.api.PatientView;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.PresentedDocument;
import vn.hospitalkiosk.api.PriorityView;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// From a document to one patient of the HIS, shown masked.
final class Identification {
    private static final CoverageView UNASKED =
            new CoverageView(
                    CoverageView.State.CHECKING,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    private final His his;
    private final Visits visits;
    private final Recognition recognition;
    private final Coverages coverages;
    private final Sights sights;
    private final Clock clock;
    private final ZoneId zone;

    Identification(
            His his,
            Visits visits,
            Recognition recognition,
            Coverages coverages,
            Sights sights,
            Clock clock,
            ZoneId zone) {
        this.his = his;
        this.visits = visits;
        this.recognition = recognition;
        this.coverages = coverages;
        this.sights = sights;
        this.clock = clock;
        this.zone = zone;
    }

    IdentifyAnswer identify(KioskIdentity kiosk, IdentifyRequest request) {
        CompletableFuture<Optional<Visit>> before = before(kiosk, request.visit());
        return switch (recognition.recognise(kiosk, request)) {
            case Recognition.Found.One(HisPatient patient) ->
                    known(kiosk, request.visit(), request.document(), patient, before);
            case Recognition.Found.Nobody() -> new IdentifyAnswer.NoMatch();
            case Recognition.Found.Newcomer(PersonName name, BirthDate birth) ->
                    newcomer(request.document(), name, birth);
            case Recognition.Found.NeedsPerson(FailureCode code) ->
                    new IdentifyAnswer.SeeDesk(code);
            case Recognition.Found.Silence(FailureCode code) ->
                    new IdentifyAnswer.Unavailable(code);
        };
    }

    private static IdentifyAnswer newcomer(
            PresentedDocument document, PersonName name, BirthDate birth) {
        return new IdentifyAnswer.NotYetKnown(
                new PatientView(
                        name.masked(),
                        birth.year(),
                        document.masked(),
                        new CoverageView(
                                CoverageView.State.NOT_USED,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
    }

    /// What an earlier question of the same visit left, looked up while the HIS is asked.
    private CompletableFuture<Optional<Visit>> before(KioskIdentity kiosk, VisitId visit) {
        return coverages.lookedUpBeside(() -> visits.find(kiosk, visit));
    }

    /// Of a patient whose record was just made.
    IdentifyAnswer known(
            KioskIdentity kiosk, VisitId visit, PresentedDocument document, HisPatient patient) {
        return known(kiosk, visit, document, patient, before(kiosk, visit));
    }

    private IdentifyAnswer known(
            KioskIdentity kiosk,
            VisitId visit,
            PresentedDocument document,
            HisPatient patient,
            CompletableFuture<Optional<Visit>> before) {
        PriorityView priority =
                PriorityLaw.of(patient.birthDate(), patient.sex().orElse(sex(document)), today());
        return switch (day(
                kiosk,
                visit,
                how(document),
                new Visit.Person(
                        patient.id(),
                        patient.name().masked(),
                        patient.birthDate().year(),
                        List.of(),
                        UNASKED,
                        priority),
                before)) {
            case Day.Known(Visit.Person person) ->
                    new IdentifyAnswer.Identified(
                            new PatientView(
                                    person.maskedName(),
                                    person.birthYear(),
                                    document.masked(),
                                    person.coverage()),
                            person.bookings(),
                            person.priority());
            case Day.Silence(FailureCode code) -> new IdentifyAnswer.Unavailable(code);
        };
    }

    /// The person of a visit that is over begins another: nothing is left of the first but who it was.
    ///
    /// @throws NoSuchVisit when the earlier one is not an identified one of this kiosk
    /// @throws VisitConflict when nobody knows yet what became of the earlier one's check-in
    GoOnAnswer goOn(KioskIdentity kiosk, GoOnRequest request) {
        Optional<Visit> begun = visits.find(kiosk, request.visit());
        Visit from =
                begun.filter(visit -> visit.person().isPresent())
                        .or(() -> visits.find(kiosk, request.earlier()))
                        .orElseThrow(NoSuchVisit::new);
        Visit.Person person = from.person().orElseThrow(NoSuchVisit::new);
        if (from.begun().isPresent() && from.registered().isEmpty()) {
            throw new VisitConflict("nobody knows yet what became of the check-in");
        }
        CompletableFuture<Optional<Visit>> before = CompletableFuture.completedFuture(begun);
        return switch (day(kiosk, request.visit(), "went-on", person, before)) {
            case Day.Known(Visit.Person now) -> {
                visits.end(kiosk, request.earlier(), clock.instant());
                yield new GoOnAnswer.Known(now.coverage(), now.bookings(), now.priority());
            }
            case Day.Silence(FailureCode code) -> new GoOnAnswer.Unavailable(code);
        };
    }

    /// What the HIS knows of a person's day.
    private sealed interface Day {
        record Known(Visit.Person person) implements Day {}

        record Silence(FailureCode code) implements Day {}
    }

    /// Asked while the patient waits, all at once; kept under the visit's id.
    private Day day(
            KioskIdentity kiosk,
            VisitId visit,
            String how,
            Visit.Person who,
            CompletableFuture<Optional<Visit>> before) {
        Instant now = clock.instant();
        CompletableFuture<Void> noted =
                coverages.beside(() -> sights.seen(kiosk, visit, who.patient(), how));
        LocalDate today = LocalDate.ofInstant(now, zone);
        CompletableFuture<CoverageView> coverage = coverage(before.join(), who.patient(), today);
        HisAnswer<List<BookingView>> bookings = his.bookings(who.patient(), today);
        // Nobody is shown before the look stands in the audit.
        noted.join();
        return switch (bookings) {
            case HisAnswer.Done<List<BookingView>>(List<BookingView> booked) ->
                    kept(kiosk, visit, who, booked, coverage, now);
            case HisAnswer.NotOffered<List<BookingView>>() ->
                    kept(kiosk, visit, who, List.of(), coverage, now);
            // Showing "no booking" would send the patient to a new visit by mistake.
            case HisAnswer.Rejected<List<BookingView>> no -> new Day.Silence(Codes.RECORD_UNUSABLE);
            case HisAnswer.Unknown<List<BookingView>> none -> new Day.Silence(Codes.HIS_SILENT);
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /// Asked again for the same visit, an answer that came late is used.
    private CompletableFuture<CoverageView> coverage(
            Optional<Visit> before, HisPatientId patient, LocalDate today) {
        return before.flatMap(Visit::person)
                .filter(person -> person.patient().equals(patient))
                .map(Visit.Person::coverage)
                .filter(coverage -> coverage.state() != CoverageView.State.CHECKING)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> coverages.ask(patient, today));
    }

    private Day kept(
            KioskIdentity kiosk,
            VisitId visit,
            Visit.Person who,
            List<BookingView> bookings,
            CompletableFuture<CoverageView> asked,
            Instant now) {
        CoverageView coverage = coverages.soon(asked);
        Visit.Person person =
                new Visit.Person(
                        who.patient(),
                        who.maskedName(),
                        who.birthYear(),
                        bookings,
                        coverage,
                        who.priority());
        if (!visits.identified(kiosk, visit, person, now)) {
            throw new VisitConflict("the visit has ended or has begun its check-in");
        }
        coverages.late(asked, coverage, view -> visits.covered(kiosk, visit, view));
        return new Day.Known(person);
    }

    private static Sex sex(PresentedDocument document) {
        return switch (document) {
            case PresentedDocument.Chip chip -> chip.sex();
            case PresentedDocument.PrintedCode code -> code.sex();
            case PresentedDocument.Typed _,
                    PresentedDocument.TypedCode _,
                    PresentedDocument.InsuranceCode _,
                    PresentedDocument.Slip _,
                    PresentedDocument.OpaqueCode _ ->
                    Sex.UNKNOWN;
        };
    }

    private static String how(PresentedDocument document) {
        return switch (document) {
            case PresentedDocument.Chip _ -> "chip";
            case PresentedDocument.PrintedCode _ -> "printed-code";
            case PresentedDocument.Typed _ -> "typed";
            case PresentedDocument.TypedCode code ->
                    "typed-" + code.what().name().toLowerCase(Locale.ROOT).replace('_', '-');
            case PresentedDocument.InsuranceCode _ -> "insurance-code";
            case PresentedDocument.Slip _ -> "slip";
            case PresentedDocument.OpaqueCode _ -> "opaque-code";
        };
    }
}
