package vn.hospitalkiosk.device.diagnostic;

import java.util.ArrayList;
import java.util.List;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardunit.CardUnit;
import vn.hospitalkiosk.device.cardunit.MotionOutcome;
import vn.hospitalkiosk.device.cardunit.UnitAnswer;
import vn.hospitalkiosk.device.cardunit.UnitStatus;

/// Asks for stock and bin; takes one card from the stacker and gives it out.
public final class CardUnitSelfTest implements SelfTest {
    private final CardUnit unit;
    private final String word;

    public CardUnitSelfTest(CardUnit unit) {
        this.unit = unit;
        this.word = unit.kind().word();
    }

    @Override
    public List<Finding> run(Level level, Technician technician) {
        List<Finding> findings = new ArrayList<>(DeviceCheck.of(unit));
        UnitAnswer<UnitStatus> status = unit.status();
        findings.add(told(status));
        if (level.includes(Level.EXTERNAL)
                && status instanceof UnitAnswer.Told<UnitStatus>(UnitStatus now)) {
            findings.addAll(moved(now));
        }
        if (level.includes(Level.INTERACTIVE)) {
            findings.add(taken(technician));
        }
        return findings;
    }

    private Finding told(UnitAnswer<UnitStatus> status) {
        return switch (status) {
            case UnitAnswer.Told<UnitStatus>(UnitStatus(var place, var stock, boolean binFull)) ->
                    binFull
                            ? Finding.broken(word, new Failure("U12", "the bin is full"))
                            : stock == UnitStatus.Stock.ENOUGH
                                    ? Finding.well(
                                            word, "enough cards; the card is at " + place + bin())
                                    : Finding.degraded(
                                            word, new Failure("U13", "the stacker holds " + stock));
            case UnitAnswer.Refused<UnitStatus>(Failure failure) -> Finding.broken(word, failure);
            case UnitAnswer.Silent<UnitStatus>(Failure failure) -> Finding.broken(word, failure);
        };
    }

    private String bin() {
        return unit.binCount() instanceof UnitAnswer.Told<Integer>(Integer count)
                ? "; the bin took " + count
                : "";
    }

    /// Only when no card is in the way: a patient's must not be given to somebody else.
    private List<Finding> moved(UnitStatus now) {
        if (now.place() != UnitStatus.Place.NONE) {
            return List.of(
                    Finding.note(word, "a card is in the unit already; none was taken for a test"));
        }
        if (now.stock() == UnitStatus.Stock.EMPTY) {
            return List.of(Finding.note(word, "no card is left to move"));
        }
        Finding fed = motion(unit.feed(), "a card was taken from the stacker");
        return fed.severity() == Severity.WELL
                ? List.of(fed, motion(unit.eject(), "and given out at the gate"))
                : List.of(fed);
    }

    private Finding motion(MotionOutcome outcome, String done) {
        return switch (outcome) {
            case MotionOutcome.Moved _ -> Finding.well(word, done);
            case MotionOutcome.NotMoved(Failure failure) -> Finding.broken(word, failure);
            case MotionOutcome.Unknown(Failure failure) -> Finding.broken(word, failure);
        };
    }

    private Finding taken(Technician technician) {
        boolean card =
                technician.sees(
                        "Thẻ đã ra ở khe chưa? Rút thẻ ra rồi trả lời.",
                        "Did a card come out at the slot? Take it, then answer.");
        return card
                ? Finding.well(word, "the technician took the card")
                : Finding.broken(word, new Failure("U14", "the technician saw no card come out"));
    }
}
