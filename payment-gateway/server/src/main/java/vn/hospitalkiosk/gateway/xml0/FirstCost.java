package vn.hospitalkiosk.gateway.xml0;

import java.time.Instant;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// The first thing a patient is charged for in a visit: the moment the report falls due.
///
/// @param encounter the HIS's id of the visit
/// @param service as on the HIS's bill: `Khám Nội tim mạch`
/// @param at when it was ordered: the check-in
public record FirstCost(
        VisitId visit, HisPatientId patient, String encounter, String service, Instant at) {}
