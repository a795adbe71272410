package vn.hospitalkiosk.device.cardterminal;

import vn.hospitalkiosk.device.Failure;

/// What became of closing the batch.
public sealed interface SettlementOutcome {
    record Settled(SettlementTotals totals) implements SettlementOutcome {}

    record Refused(String code) implements SettlementOutcome {}

    record NotStarted(Failure failure) implements SettlementOutcome {}

    /// No answer; not repeated. The acquirer's statement tells.
    record Unknown(Failure failure) implements SettlementOutcome {}
}
