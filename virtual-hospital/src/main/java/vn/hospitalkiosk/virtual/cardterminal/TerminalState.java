package vn.hospitalkiosk.virtual.cardterminal;

import java.util.List;

/// What the judge sees.
///
/// @param totals of the open batch
/// @param takenTwice references under which money was taken more than once: empty, or somebody paid twice
/// @param mishaps what went wrong, in order
public record TerminalState(
        Dialect dialect,
        boolean powered,
        boolean plugged,
        TerminalSettings settings,
        List<LedgerEntry> ledger,
        Totals totals,
        List<String> takenTwice,
        List<TerminalMishap> mishaps) {
    public TerminalState {
        ledger = List.copyOf(ledger);
        takenTwice = List.copyOf(takenTwice);
        mishaps = List.copyOf(mishaps);
    }
}
