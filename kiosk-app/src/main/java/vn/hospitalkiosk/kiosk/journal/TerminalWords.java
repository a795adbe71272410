package vn.hospitalkiosk.kiosk.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.TerminalReport;
import vn.hospitalkiosk.api.TerminalReport.Outcome;
import vn.hospitalkiosk.api.Vnd;

/// From the journal's rows to what the gateway is told.
final class TerminalWords {
    private TerminalWords() {}

    /// @param row of [TerminalSales]: payment, reference, now, taken, card, trace, approval, rrn, tid, mid, code, codec, at
    static ToldSale told(ResultSet row) throws SQLException {
        Optional<Vnd> taken = Optional.of(new Vnd(row.getLong("taken"))).filter(Vnd::isPositive);
        Outcome outcome = outcome(row.getString("now"), taken);
        boolean took =
                outcome == Outcome.APPROVED
                        || outcome == Outcome.OTHER_AMOUNT
                        || outcome == Outcome.TAKEN_BACK;
        TerminalReport report =
                new TerminalReport(
                        outcome,
                        took ? taken : Optional.empty(),
                        text(row, "card"),
                        text(row, "trace"),
                        text(row, "approval"),
                        text(row, "rrn"),
                        text(row, "tid"),
                        text(row, "mid"),
                        row.getString("codec"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        text(row, "code").map(FailureCode::new));
        return new ToldSale(
                new PaymentId(row.getString("payment")),
                row.getString("reference"),
                row.getString("now"),
                report);
    }

    /// A wrong amount that is no whole đồng can be told by people only.
    private static Outcome outcome(String word, Optional<Vnd> taken) {
        return switch (word) {
            case "APPROVED" -> Outcome.APPROVED;
            case "DECLINED" -> Outcome.DECLINED;
            case "CANCELLED" -> Outcome.CANCELLED;
            case "NOT_STARTED" -> Outcome.NOT_STARTED;
            case "TOOK_OTHER" -> taken.isPresent() ? Outcome.OTHER_AMOUNT : Outcome.UNKNOWN;
            case "TAKEN_BACK" -> taken.isPresent() ? Outcome.TAKEN_BACK : Outcome.DECLINED;
            default -> Outcome.UNKNOWN;
        };
    }

    /// What does not fit the report's form, as a number of more digits than terminals have, is left out: the terminal's own list has it.
    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        @Nullable String value = row.getString(column);
        String form =
                switch (column) {
                    case "card" -> "(?:[0-9]{6})?\\*{3,9}[0-9*]{4}";
                    case "mid" -> "[0-9A-Za-z]{1,15}";
                    default -> "[0-9A-Za-z]{1,12}";
                };
        return Optional.ofNullable(value).map(String::strip).filter(v -> v.matches(form));
    }
}
