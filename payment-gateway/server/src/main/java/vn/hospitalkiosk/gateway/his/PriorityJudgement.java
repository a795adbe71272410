package vn.hospitalkiosk.gateway.his;

import java.time.Instant;
import java.util.Set;
import vn.hospitalkiosk.api.PriorityGroup;

/// What a person at the desk found about a priority the patient had declared. What follows from the birth date stays as it is.
///
/// @param encounter the HIS's id of the visit
/// @param groups what was declared
/// @param confirmed false: the declared groups do not count
public record PriorityJudgement(
        String encounter, Set<PriorityGroup> groups, boolean confirmed, Instant judgedAt) {
    public PriorityJudgement {
        groups = Set.copyOf(groups);
    }
}
