package vn.hospitalkiosk.gateway.his;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.hospitalkiosk.api.CoverageView;

/// What the insurance gateway (BHXH) said about a patient's card. Personal data: `toString` shows state and code.
///
/// @param encounter of the visit it was asked for, when there is one
/// @param card full number now valid (a new card replaces the old); may be empty
/// @param percent share the insurance pays, when known
/// @param gatewayCode its result code, `003`
public record CoverageReport(
        HisPatientId patient,
        Optional<String> encounter,
        CoverageView.State state,
        String card,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validUntil,
        Optional<Integer> percent,
        String gatewayCode,
        Instant checkedAt) {
    @Override
    public String toString() {
        return "CoverageReport[" + state + " " + gatewayCode + "]";
    }
}
