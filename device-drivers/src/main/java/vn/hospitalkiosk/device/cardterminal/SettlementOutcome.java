package vn.hospitalkiosk.device.cardterminal;

import java.util.Optional;
import vn.hospitalkiosk.device.Failure;

/// What became of closing the batch.
public sealed interface SettlementOutcome {
    /// @param own what our journal counted
    /// @param difference T35 when both do not agree, or could not be compared; nothing is stopped by it, finance must look
    record Settled(SettlementTotals totals, BatchTally own, Optional<Failure> difference)
            implements SettlementOutcome {}

    record Refused(String code) implements SettlementOutcome {}

    record NotStarted(Failure failure) implements SettlementOutcome {}

    /// No answer; not repeated. The acquirer's statement tells.
    record Unknown(Failure failure) implements SettlementOutcome {}
}
