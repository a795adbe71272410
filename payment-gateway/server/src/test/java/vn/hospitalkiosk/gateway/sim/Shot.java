package vn.hospitalkiosk.gateway.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One statement of a day on PostgreSQL that is broken on purpose. `17.2-ERROR` is: after the day's 17th event (a call of a store port or a commit) the 2nd statement from it on, before it took effect; `+` is after.
///
/// @param statement from 1, since the event began
record Shot(long event, int statement, Faults.Blow blow, boolean before) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d+)\\.(\\d+)([-+])(CRASH|ERROR)");

    static List<Shot> parse(String shots) {
        List<Shot> parsed = new ArrayList<>();
        for (String shot : shots.isBlank() ? new String[0] : shots.strip().split("\\s+", -1)) {
            Matcher parts = WRITTEN.matcher(shot);
            if (!parts.matches()) {
                throw new IllegalArgumentException("not a shot: " + shot);
            }
            parsed.add(
                    new Shot(
                            Long.parseLong(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Faults.Blow.valueOf(parts.group(4)),
                            parts.group(3).equals("-")));
        }
        return parsed;
    }

    /// Before and after, as a place of the plan.
    Faults.Hit hit() {
        return new Faults.Hit(blow, before ? 0 : 1);
    }

    @Override
    public String toString() {
        return event + "." + statement + (before ? "-" : "+") + blow;
    }
}
