package vn.hospitalkiosk.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How a card terminal closed its batch, told by its kiosk until it is acknowledged. `POST /kiosk/v1/terminal-settlements`.
///
/// @param settlement made and journalled by the kiosk before the terminal was told
/// @param terminal TID, where the terminal names itself
/// @param at by the kiosk's clock
/// @param sales the payments the kiosk counts in this batch
/// @param told the terminal's counts by kind; empty where it tells none
/// @param net what terminal or acquirer say was taken less what was given back; empty where they do not tell
/// @param why of `REFUSED` and `UNKNOWN`
public record SettlementReport(
        CommandId settlement,
        Outcome outcome,
        Optional<String> terminal,
        Instant at,
        List<PaymentId> sales,
        Optional<Totals> told,
        Optional<Vnd> net,
        Optional<FailureCode> why) {
    private static final int MOST_SALES = 5_000;

    public enum Outcome {
        /// The batch is closed.
        SETTLED,
        /// The terminal, or its host, said no: the batch is open.
        REFUSED,
        /// No answer, or the kiosk stopped: whether the batch is closed, the acquirer knows.
        UNKNOWN
    }

    /// Voids take nothing and are told for people.
    public record Totals(int sales, Vnd salesSum, int voids, int refunds, Vnd refundsSum) {
        public Vnd net() {
            return salesSum.minus(refundsSum);
        }
    }

    public SettlementReport {
        sales = List.copyOf(sales);
        if (sales.size() > MOST_SALES
                || sales.stream().distinct().count() < sales.size()
                || !terminal.map(id -> id.matches("[0-9A-Za-z]{1,12}")).orElse(true)) {
            throw new IllegalArgumentException("not a settlement");
        }
    }
}
