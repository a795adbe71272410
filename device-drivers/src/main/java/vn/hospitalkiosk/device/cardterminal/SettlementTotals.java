package vn.hospitalkiosk.device.cardterminal;

import java.util.Optional;
import java.util.OptionalLong;
import vn.hospitalkiosk.device.Failure;

/// What the terminal says it settled; empty where it does not tell.
///
/// @param counted by kind of movement
/// @param terminalVnd the terminal's own sum of sales less refunds, whole đồng
/// @param hostVnd the acquirer's
public record SettlementTotals(
        Optional<BatchTally> counted, OptionalLong terminalVnd, OptionalLong hostVnd) {
    /// Compares with our own count: first by kind, else by sum.
    ///
    /// @return why finance must look; empty when both agree
    Optional<Failure> difference(BatchTally own) {
        if (counted.isPresent()) {
            return counted.get().sameMoney(own)
                    ? Optional.empty()
                    : differs(own, counted.get().sales() + " sales of " + counted.get().netVnd());
        }
        OptionalLong sum = hostVnd.isPresent() ? hostVnd : terminalVnd;
        if (sum.isEmpty()) {
            return Optional.of(new Failure("T35", "the terminal told no totals"));
        }
        return sum.getAsLong() == own.netVnd()
                ? Optional.empty()
                : differs(own, Long.toString(sum.getAsLong()));
    }

    private static Optional<Failure> differs(BatchTally own, String theirs) {
        String ours = own.sales() + " sales of " + own.netVnd();
        return Optional.of(
                new Failure("T35", "the terminal settled " + theirs + " đ, we counted " + ours));
    }
}
