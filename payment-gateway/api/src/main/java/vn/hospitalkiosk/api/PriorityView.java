package vn.hospitalkiosk.api;

import java.util.Set;

/// What screen 09 needs: no birth date leaves the gateway for it.
///
/// @param computed groups the patient belongs to by age, today; not asked
/// @param offered groups that can be true of this patient and that only the patient knows
public record PriorityView(Set<PriorityGroup> computed, Set<PriorityGroup> offered) {
    public static final PriorityView NONE = new PriorityView(Set.of(), Set.of());

    public PriorityView {
        computed = Set.copyOf(computed);
        offered = Set.copyOf(offered);
    }
}
