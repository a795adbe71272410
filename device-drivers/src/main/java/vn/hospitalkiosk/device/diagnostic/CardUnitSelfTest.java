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
                            ? Finding.broken(
                                    word, "U12", new Seen("Hộp thu thẻ đã đầy", "the bin is full"))
                            : stock == UnitStatus.Stock.ENOUGH
                                    ? Finding.well(word, enough(place))
                                    : Finding.degraded(word, "U13", held(stock));
            case UnitAnswer.Refused<UnitStatus>(Failure failure) -> Finding.broken(word, failure);
            case UnitAnswer.Silent<UnitStatus>(Failure failure) -> Finding.broken(word, failure);
        };
    }

    private Seen enough(UnitStatus.Place place) {
        Seen where =
                switch (place) {
                    case NONE ->
                            new Seen(
                                    "Đủ thẻ; trong đầu thẻ không có thẻ",
                                    "enough cards; no card is in the unit");
                    case GATE ->
                            new Seen(
                                    "Đủ thẻ; một thẻ đang ở khe",
                                    "enough cards; a card is at the gate");
                    case INSIDE ->
                            new Seen(
                                    "Đủ thẻ; một thẻ đang ở bên trong",
                                    "enough cards; a card is inside");
                };
        return unit.binCount() instanceof UnitAnswer.Told<Integer>(Integer count)
                ? new Seen(
                        "%s; hộp thu đã nhận %d thẻ".formatted(where.vi(), count),
                        "%s; the bin took %d".formatted(where.en(), count))
                : where;
    }

    private static Seen held(UnitStatus.Stock stock) {
        return switch (stock) {
            case EMPTY -> new Seen("Khay thẻ hết thẻ", "the stacker is empty");
            case FEW -> new Seen("Khay thẻ còn ít thẻ", "the stacker holds few cards");
            case ENOUGH -> new Seen("Khay thẻ đủ thẻ", "the stacker holds enough cards");
        };
    }

    /// Only when no card is in the way: a patient's must not be given to somebody else.
    private List<Finding> moved(UnitStatus now) {
        if (now.place() != UnitStatus.Place.NONE) {
            return List.of(
                    Finding.note(
                            word,
                            "Trong đầu thẻ đang có thẻ nên không lấy thẻ để thử",
                            "a card is in the unit already; none was taken for a test"));
        }
        if (now.stock() == UnitStatus.Stock.EMPTY) {
            return List.of(Finding.note(word, "Không còn thẻ để thử", "no card is left to move"));
        }
        Finding fed =
                motion(
                        unit.feed(),
                        new Seen("Đã lấy một thẻ từ khay", "a card was taken from the stacker"));
        return fed.severity() == Severity.WELL
                ? List.of(
                        fed,
                        motion(
                                unit.eject(),
                                new Seen("Đã đưa thẻ ra khe", "and given out at the gate")))
                : List.of(fed);
    }

    private Finding motion(MotionOutcome outcome, Seen done) {
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
                ? Finding.well(
                        word, "Kỹ thuật viên đã nhận thẻ ở khe", "the technician took the card")
                : Finding.broken(
                        word,
                        "U14",
                        new Seen(
                                "Kỹ thuật viên không thấy thẻ ra",
                                "the technician saw no card come out"));
    }
}
