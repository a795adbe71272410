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
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.IdentifyRequest;
import vn.hospitalkiosk.api.PatientView;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.PresentedDocument;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// From a document to one patient of the HIS, shown masked.
final class Identification {
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
        return switch (recognition.recognise(kiosk, request)) {
            case Recognition.Found.One(HisPatient patient) ->
                    known(kiosk, request.visit(), request.document(), patient);
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

    /// Also of a patient whose record was just made.
    IdentifyAnswer known(
            KioskIdentity kiosk, VisitId visit, PresentedDocument document, HisPatient patient) {
        Instant now = clock.instant();
        CompletableFuture<Void> noted =
                coverages.beside(() -> sights.seen(kiosk, visit, patient.id(), how(document)));
        LocalDate today = LocalDate.ofInstant(now, zone);
        CompletableFuture<CoverageView> coverage = coverage(kiosk, visit, patient.id(), today);
        HisAnswer<List<BookingView>> bookings = his.bookings(patient.id(), today);
        // Nobody is shown before the look stands in the audit.
        noted.join();
        return switch (bookings) {
            case HisAnswer.Done<List<BookingView>>(List<BookingView> booked) ->
                    shown(kiosk, visit, document, patient, booked, coverage, now);
            case HisAnswer.NotOffered<List<BookingView>>() ->
                    shown(kiosk, visit, document, patient, List.of(), coverage, now);
            // Showing "no booking" would send the patient to a new visit by mistake.
            case HisAnswer.Rejected<List<BookingView>> no ->
                    new IdentifyAnswer.Unavailable(Codes.RECORD_UNUSABLE);
            case HisAnswer.Unknown<List<BookingView>> none ->
                    new IdentifyAnswer.Unavailable(Codes.HIS_SILENT);
        };
    }

    /// Asked again for the same visit, an answer that came late is used.
    private CompletableFuture<CoverageView> coverage(
            KioskIdentity kiosk, VisitId visit, HisPatientId patient, LocalDate today) {
        return visits.find(kiosk, visit)
                .flatMap(Visit::person)
                .filter(person -> person.patient().equals(patient))
                .map(Visit.Person::coverage)
                .filter(coverage -> coverage.state() != CoverageView.State.CHECKING)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> coverages.ask(patient, today));
    }

    private IdentifyAnswer shown(
            KioskIdentity kiosk,
            VisitId visit,
            PresentedDocument document,
            HisPatient patient,
            List<BookingView> bookings,
            CompletableFuture<CoverageView> asked,
            Instant now) {
        CoverageView coverage = coverages.soon(asked);
        Visit.Person person =
                new Visit.Person(
                        patient.id(),
                        patient.name().masked(),
                        patient.birthDate().year(),
                        bookings,
                        coverage,
                        PriorityLaw.of(
                                patient.birthDate(),
                                patient.sex().orElse(sex(document)),
                                LocalDate.ofInstant(now, zone)));
        if (!visits.identified(kiosk, visit, person, now)) {
            throw new VisitConflict("the visit has ended or has begun its check-in");
        }
        coverages.late(asked, coverage, view -> visits.covered(kiosk, visit, view));
        return new IdentifyAnswer.Identified(
                new PatientView(
                        person.maskedName(), person.birthYear(), document.masked(), coverage),
                bookings,
                person.priority());
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
