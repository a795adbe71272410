package vn.hospitalkiosk.gateway.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What stands in the gateway's database, read as an auditor would.
final class Books {
    /// Where the database is.
    interface Source {
        Connection connect() throws SQLException;
    }

    private final Source source;

    Books(Source source) {
        this.source = source;
    }

    void execute(String sql) throws SQLException {
        try (Connection db = source.connect()) {
            db.createStatement().execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Connection db = source.connect();
                ResultSet row = db.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    Set<String> texts(String sql) throws SQLException {
        return pairs(sql).keySet();
    }

    Map<String, String> pairs(String sql) throws SQLException {
        Map<String, String> found = new HashMap<>();
        try (Connection db = source.connect();
                ResultSet row = db.createStatement().executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                found.put(row.getString(1), row.getString(columns));
            }
        }
        return found;
    }

    /// Σ of all entries, and journals that do not balance by themselves.
    long imbalance() throws SQLException {
        return Math.abs(number("SELECT coalesce(sum(amount_vnd), 0) FROM entry"))
                + number(
                        "SELECT count(*) FROM (SELECT 1 FROM entry GROUP BY facility_id, journal_id HAVING sum(amount_vnd) <> 0) unbalanced");
    }

    /// Numbers missing between the first and the last receipt, and numbers given twice.
    long receiptGaps() throws SQLException {
        return number(
                """
                SELECT coalesce(max(n) - count(DISTINCT n) + (count(n) - count(DISTINCT n)), 0)
                FROM (SELECT substring(receipt_number from '[0-9]+$')::bigint n FROM payment_intent WHERE receipt_number IS NOT NULL) r
                """);
    }

    /// Money taken into the books more than once: a psp's order with two captures, or a bill with two.
    long duplicates() throws SQLException {
        return number(
                """
                SELECT (SELECT count(*) FROM (SELECT 1 FROM capture GROUP BY payment_id HAVING count(*) > 1) p)
                     + (SELECT count(*) FROM (SELECT 1 FROM capture WHERE kind = 'CAPTURE' GROUP BY bill_id HAVING count(*) > 1) b)
                """);
    }

    Set<String> unresolved() throws SQLException {
        return new HashSet<>(
                texts("SELECT payment_id FROM payment_intent WHERE state = 'UNRESOLVED'"));
    }

    /// Orders of the psps whose money is in the books.
    Map<String, String> captured() throws SQLException {
        return pairs(
                "SELECT i.psp_order_id, c.amount_vnd::text FROM capture c JOIN payment_intent i USING (facility_id, payment_id)");
    }

    Map<String, String> states() throws SQLException {
        return pairs("SELECT payment_id, state FROM payment_intent");
    }
}
