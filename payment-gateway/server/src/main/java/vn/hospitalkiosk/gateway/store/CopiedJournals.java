package vn.hospitalkiosk.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import vn.hospitalkiosk.gateway.ledger.seal.Netstrings;

/// Journals with their entries as canonical bytes, straight from the rows (`docs/wires.md`, "Ledger as sealed").
final class CopiedJournals {
    private static final LocalDate EPOCH_OF_POSTGRES = LocalDate.of(2000, 1, 1);
    private static final long MICROS_TO_2000 = 946_684_800_000_000L;

    private final Netstrings canonical = new Netstrings();
    private final CopiedRows journals;
    private final CopiedRows entries;

    /// What every journal of the facility begins with.
    private final byte[] head;

    private LocalDate day = EPOCH_OF_POSTGRES;
    private byte[] dayAsText = text(EPOCH_OF_POSTGRES);
    private long daysSince2000;
    private long entryOf;
    private long entriesRead;
    private boolean moreEntries;

    /// Told each journal, by number.
    @FunctionalInterface
    interface Sink {
        void journal(
                LocalDate day,
                long number,
                long transaction,
                int lines,
                long sum,
                Netstrings canonical);
    }

    private CopiedJournals(String facility, CopiedRows journals, CopiedRows entries) {
        this.head = new Netstrings().text("journal/1").text(facility).bytes();
        this.journals = journals;
        this.entries = entries;
    }

    /// Streams of any length from two connections in one snapshot.
    ///
    /// @param which a condition on `j`, beginning with AND, or nothing
    static CopiedJournals streamed(
            Connection first, Connection second, String facility, String which)
            throws SQLException {
        return new CopiedJournals(
                facility,
                CopiedRows.streamed(copies(first), journals(facility, which)),
                CopiedRows.streamed(copies(second), entries(facility, which)));
    }

    /// A few journals over one connection.
    static CopiedJournals gathered(Connection connection, String facility, String which)
            throws SQLException {
        return new CopiedJournals(
                facility,
                CopiedRows.gathered(copies(connection), journals(facility, which)),
                CopiedRows.gathered(copies(connection), entries(facility, which)));
    }

    private static String journals(String facility, String which) {
        return """
        SELECT j.journal_id, j.posted_in, j.business_date, j.posted_at, j.kind, j.subject_kind, j.subject_id, j.shift, j.reverses, j.reason
        FROM journal j WHERE j.facility_id = '%s' %s ORDER BY j.journal_id
        """
                .formatted(quoted(facility), which);
    }

    private static String entries(String facility, String which) {
        String join = which.isEmpty() ? "" : "JOIN journal j USING (facility_id, journal_id)";
        return """
        SELECT e.journal_id, e.line, e.amount_vnd, e.account, e.kiosk_id, e.psp, e.channel
        FROM entry e %s WHERE e.facility_id = '%s' %s ORDER BY e.journal_id, e.line
        """
                .formatted(join, quoted(facility), which);
    }

    private static String quoted(String facility) {
        return facility.replace("'", "''");
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    void readInto(Sink sink) throws SQLException {
        nextEntry();
        while (journals.next()) {
            long number = journals.number();
            long transaction = journals.number();
            day(journals.number());
            canonical.clear();
            canonical.again(head).number(number).number(transaction);
            canonical.again(dayAsText).number(journals.number() + MICROS_TO_2000);
            for (int text = 0; text < 4; text++) {
                journals.text(canonical);
            }
            journals.number(canonical);
            journals.text(canonical);
            entries(sink, number, transaction);
        }
        while (moreEntries) {
            nextEntry();
        }
    }

    /// How many entries have come by, also those whose journal is gone.
    long entries() {
        return entriesRead;
    }

    private void entries(Sink sink, long number, long transaction) throws SQLException {
        while (moreEntries && entryOf < number) {
            nextEntry();
        }
        int lines = 0;
        long sum = 0;
        while (moreEntries && entryOf == number) {
            canonical.number(entries.number());
            long amount = entries.number();
            canonical.number(amount);
            for (int text = 0; text < 4; text++) {
                entries.text(canonical);
            }
            sum += amount;
            lines++;
            nextEntry();
        }
        sink.journal(day, number, transaction, lines, sum, canonical);
    }

    private void nextEntry() throws SQLException {
        moreEntries = entries.next();
        entryOf = moreEntries ? entries.number() : 0;
        entriesRead += moreEntries ? 1 : 0;
    }

    private void day(long days) {
        if (days != daysSince2000) {
            daysSince2000 = days;
            day = EPOCH_OF_POSTGRES.plusDays(days);
            dayAsText = text(day);
        }
    }

    private static byte[] text(LocalDate day) {
        return new Netstrings().text(day.toString()).bytes();
    }
}
