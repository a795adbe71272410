package vn.hospitalkiosk.device.cardunit;

import vn.hospitalkiosk.device.Failure;

/// What became of a motion.
public sealed interface MotionOutcome {
    /// @param status where things stand now
    /// @param seenAfterwards the unit's answer was lost, or may have been an older one, and its status told that it was done
    record Moved(UnitStatus status, boolean seenAfterwards) implements MotionOutcome {}

    /// It did not arrive where it should: it stayed where it was or, when the failure is a jam (U11), sticks inside.
    record NotMoved(Failure failure) implements MotionOutcome {}

    /// It may or may not have moved; not repeated. Look before doing anything else.
    record Unknown(Failure failure) implements MotionOutcome {}
}
