package vn.hospitalkiosk.gateway.insurance;

import java.time.Instant;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.VisitId;

/// One asking about one patient of one visit.
///
/// @param askedAt for the first time: the moment the law wants kept
/// @param tries so far, this one included
public record Look(
        CheckId id,
        VisitId visit,
        KioskId kiosk,
        Moment moment,
        Insured who,
        Instant askedAt,
        int tries) {}
