package vn.hospitalkiosk.gateway.checkin;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.IdentifyRequest;
import vn.hospitalkiosk.api.PatientView;
import vn.hospitalkiosk.api.PresentedDocument;
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
    private final Clock clock;
    private final ZoneId zone;

    Identification(
            His his,
            Visits visits,
            Recognition recognition,
            Coverages coverages,
            Clock clock,
            ZoneId zone) {
        this.his = his;
        this.visits = visits;
        this.recognition = recognition;
        this.coverages = coverages;
        this.clock = clock;
        this.zone = zone;
    }

    IdentifyAnswer identify(KioskIdentity kiosk, IdentifyRequest request) {
        return switch (recognition.recognise(kiosk, request)) {
            case Recognition.Found.One(HisPatient patient) ->
                    known(kiosk, request.visit(), request.document(), patient);
            case Recognition.Found.Nobody() -> new IdentifyAnswer.NoMatch();
            case Recognition.Found.NeedsPerson(FailureCode code) ->
                    new IdentifyAnswer.SeeDesk(code);
            case Recognition.Found.Silence(FailureCode code) ->
                    new IdentifyAnswer.Unavailable(code);
        };
    }

    private IdentifyAnswer known(
            KioskIdentity kiosk, VisitId visit, PresentedDocument document, HisPatient patient) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        CompletableFuture<CoverageView> coverage = coverage(kiosk, visit, patient.id(), today);
        return switch (his.bookings(patient.id(), today)) {
            case HisAnswer.Done<List<BookingView>>(List<BookingView> bookings) ->
                    shown(kiosk, visit, document, patient, bookings, coverage, now);
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
                        coverage);
        if (!visits.identified(kiosk, visit, person, now)) {
            throw new VisitConflict("the visit has ended or has begun its check-in");
        }
        coverages.late(asked, coverage, view -> visits.covered(kiosk, visit, view));
        return new IdentifyAnswer.Identified(
                new PatientView(
                        person.maskedName(),
                        person.birthYear(),
                        document.number().masked(),
                        coverage),
                bookings);
    }
}
