package vn.hospitalkiosk.gateway.checkin;

import java.time.LocalDate;
import java.util.Optional;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// What came of a card that could not be checked at first and is asked about again by itself.
@FunctionalInterface
public interface LateCoverage {
    /// Empty: no answer yet.
    Optional<CoverageView> known(HisPatientId patient, LocalDate day);
}
