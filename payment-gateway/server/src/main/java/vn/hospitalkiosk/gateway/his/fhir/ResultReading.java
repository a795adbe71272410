package vn.hospitalkiosk.gateway.his.fhir;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DiagnosticReport;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.api.ResultView;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// DiagnosticReports as names and places, the newest first; values stay where they are. Those of others, and those withdrawn, are left out.
final class ResultReading {
    private ResultReading() {}

    static List<ResultView> read(List<DiagnosticReport> found, HisPatientId patient) {
        return found.stream()
                .filter(report ->
                        patient.value()
                                .equals(report.getSubject().getReferenceElement().getIdPart()))
                .flatMap(report -> view(report).stream())
                .sorted(
                        Comparator.comparing((ResultView one) -> one.at().orElse(Instant.EPOCH))
                                .reversed())
                .toList();
    }

    private static Optional<ResultView> view(DiagnosticReport report) {
        return state(report)
                .map(state ->
                        new ResultView(
                                report.getIdElement().getIdPart(),
                                report.getCode().hasText() ? report.getCode().getText() : "",
                                state,
                                report.hasIssued()
                                        ? Optional.of(report.getIssued().toInstant())
                                        : Optional.empty(),
                                new Place(place(report), "", "", "")));
    }

    private static Optional<ResultView.State> state(DiagnosticReport report) {
        return switch (report.getStatus()) {
            case FINAL, AMENDED, CORRECTED, APPENDED -> Optional.of(ResultView.State.READY);
            case PARTIAL, PRELIMINARY -> Optional.of(ResultView.State.IN_PROGRESS);
            case REGISTERED -> Optional.of(ResultView.State.ORDERED);
            case null, default -> Optional.empty();
        };
    }

    /// Where it is handed out, in the hospital's words: display of the performer.
    private static String place(DiagnosticReport report) {
        return report.hasPerformer() && report.getPerformerFirstRep().hasDisplay()
                ? report.getPerformerFirstRep().getDisplay()
                : "";
    }
}
