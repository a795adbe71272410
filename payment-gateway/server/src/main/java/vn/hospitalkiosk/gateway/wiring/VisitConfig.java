package vn.hospitalkiosk.gateway.wiring;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// `visit:` in `gateway.yaml`. What is not set is as usual.
///
/// @param holidays public holidays of this year and the next, on which the ten working days of a referral do not count
/// @param keepVisitsDays how long the nameless trace of a visit, a help call or a declared priority is kept; 90
/// @param keepNumbersDays how long downtime numbers are kept; 30
/// @param keepConsentsDays how long answers to consent are kept; ten years
public record VisitConfig(
        Optional<Set<LocalDate>> holidays,
        Optional<Integer> keepVisitsDays,
        Optional<Integer> keepNumbersDays,
        Optional<Integer> keepConsentsDays) {
    static final VisitConfig USUAL =
            new VisitConfig(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    int visitDays() {
        return keepVisitsDays.orElse(90);
    }

    int numberDays() {
        return keepNumbersDays.orElse(30);
    }

    int consentDays() {
        return keepConsentsDays.orElse(3650);
    }
}
