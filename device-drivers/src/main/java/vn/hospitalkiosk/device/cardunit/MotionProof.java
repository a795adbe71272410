package vn.hospitalkiosk.device.cardunit;

import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardunit.UnitStatus.Place;
import vn.hospitalkiosk.device.cardunit.Whereabouts.Seen;

/// What the card's place after a motion without answer proves. What it does not prove is unknown.
///
/// @param before where the card was
/// @param goal where the motion takes it
record MotionProof(Place before, Place goal) {
    /// Whether the unit, which says that it is done, has the card where it should be. From the gate a card may be taken at once; from nowhere it cannot have been.
    boolean arrived(Place now) {
        boolean taken = goal == Place.GATE && before != Place.NONE && now == Place.NONE;
        return now == goal || taken;
    }

    MotionOutcome judged(Seen seen) {
        return switch (seen.spot()) {
            case PATH ->
                    new MotionOutcome.NotMoved(new Failure("U11", "the card sticks on its way"));
            case SOMEWHERE_INSIDE -> unknown("it is inside, and no sensor tells where");
            case NONE, GATE, READER -> judged(seen.status());
        };
    }

    private MotionOutcome judged(UnitStatus status) {
        Place now = status.place();
        if (before == goal) {
            return unknown("it stood where it should go");
        }
        if (arrived(now) && !mayBeTaken(now)) {
            return new MotionOutcome.Moved(status, true);
        }
        if (now == before && !mayBeTaken(now)) {
            return new MotionOutcome.NotMoved(new Failure("U23", "the card did not move"));
        }
        return unknown("it is neither where it was nor where it should be");
    }

    /// None is there now, and a hand may have taken it from the gate: before the motion, or after it.
    private boolean mayBeTaken(Place now) {
        boolean offered = goal == Place.GATE && before == Place.NONE;
        boolean lay = goal == Place.NONE && before == Place.GATE;
        return now == Place.NONE && (offered || lay);
    }

    private static MotionOutcome unknown(String why) {
        return new MotionOutcome.Unknown(
                new Failure("U23", "the card's place does not tell whether it moved: " + why));
    }
}
