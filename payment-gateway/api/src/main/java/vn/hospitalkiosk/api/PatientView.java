package vn.hospitalkiosk.api;

/// A patient as the kiosk may show them: masked by the gateway.
///
/// @param maskedName `NGUYỄN V** A`
/// @param maskedNumber `•••• •••• 0427`, or of whatever number they showed
public record PatientView(
        String maskedName, int birthYear, String maskedNumber, CoverageView coverage) {
    public PatientView with(CoverageView known) {
        return new PatientView(maskedName, birthYear, maskedNumber, known);
    }
}
