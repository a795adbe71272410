package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Account;
import vn.hospitalkiosk.gateway.ledger.Channel;
import vn.hospitalkiosk.gateway.ledger.HospitalTime;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.ledger.Origin;
import vn.hospitalkiosk.gateway.ledger.Subject;

/// One entry with its journal's own columns, as a join gives them.
record JournalLine(
        long number,
        Journal.Kind kind,
        Subject subject,
        HospitalTime time,
        Optional<Journal.Reversal> reversal,
        Journal.Entry entry) {

    static JournalLine in(ResultSet row, int index) throws SQLException {
        long reverses = row.getLong("reverses");
        Optional<Journal.Reversal> reversal =
                row.wasNull()
                        ? Optional.empty()
                        : Optional.of(new Journal.Reversal(reverses, row.getString("reason")));
        return new JournalLine(
                row.getLong("journal_id"),
                Journal.Kind.valueOf(row.getString("kind")),
                new Subject(
                        Subject.Kind.valueOf(row.getString("subject_kind")),
                        row.getString("subject_id")),
                new HospitalTime(
                        Moments.in(row, "posted_at"),
                        row.getObject("business_date", LocalDate.class),
                        row.getString("shift")),
                reversal,
                new Journal.Entry(
                        Account.valueOf(row.getString("account")),
                        new Vnd(row.getLong("amount_vnd")),
                        new Origin(
                                Optional.ofNullable(row.getString("kiosk_id")).map(KioskId::new),
                                new PspCode(row.getString("psp")),
                                Channel.valueOf(row.getString("channel")))));
    }

    /// @param lines those of one journal beside each other
    static List<Journal.Booked> joined(List<JournalLine> lines) {
        List<Journal.Booked> journals = new ArrayList<>();
        List<Journal.Entry> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            JournalLine line = lines.get(i);
            entries.add(line.entry());
            if (i + 1 == lines.size() || lines.get(i + 1).number() != line.number()) {
                journals.add(line.with(entries));
                entries.clear();
            }
        }
        return journals;
    }

    private Journal.Booked with(List<Journal.Entry> entries) {
        return new Journal.Booked(number, new Journal(kind, subject, time, reversal, entries));
    }
}
