package vn.hospitalkiosk.gateway.insurance;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.KioskId;

/// One card on the desk's list.
///
/// @param encounter the HIS's id of the visit; empty while the patient is still at the kiosk, or went to the desk instead
/// @param maskedName `NGUYỄN V** A`; empty when it does not open any more
/// @param maskedNumber of the card or the number asked with, `•••• 6789`
/// @param state as the kiosk would show it now
/// @param why the last question stayed without an answer, `no answer within 9000 ms`; empty when answered
/// @param hisTold whether the HIS has taken the answer; where it takes none, the desk enters it
public record UnverifiedCard(
        CheckId check,
        KioskId kiosk,
        Optional<String> encounter,
        String maskedName,
        int birthYear,
        String maskedNumber,
        CoverageView.State state,
        DeskTask task,
        Instant askedAt,
        int tries,
        Optional<Instant> nextTry,
        Optional<Instant> answeredAt,
        String why,
        boolean hisTold) {}
