package vn.hospitalkiosk.gateway.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.ledger.seal.DailyRoot;
import vn.hospitalkiosk.gateway.ledger.seal.PublicKeys;
import vn.hospitalkiosk.gateway.ledger.seal.RootFiles;
import vn.hospitalkiosk.gateway.ledger.seal.Seal;
import vn.hospitalkiosk.gateway.ledger.seal.Sha256;
import vn.hospitalkiosk.gateway.ledger.seal.Verdict;
import vn.hospitalkiosk.gateway.ledger.seal.Verification;
import vn.hospitalkiosk.gateway.ledger.seal.WitnessFolder;

/// Reads the whole book, or one day, in one snapshot and has it verified. Needs SELECT only; gateways may go on booking meanwhile.
public final class StoredVerification {
    private static final int SEALS_AT_ONCE = 200;

    private final DataSource source;
    private final FacilityId facility;
    private final WitnessFolder files;
    private final PublicKeys keys;

    public StoredVerification(
            DataSource source, FacilityId facility, WitnessFolder files, PublicKeys keys) {
        this.source = source;
        this.facility = facility;
        this.files = files;
        this.keys = keys;
    }

    /// @throws SQLException when the database cannot be read
    public Verdict verify(Optional<LocalDate> only) throws SQLException {
        // The files first: seals only become more, so the database may not know less than they do.
        RootFiles.Witness before = files.read();
        try (Connection first = snapshot(Optional.empty());
                Connection second = snapshot(Optional.of(exported(first)))) {
            List<DailyRoot> roots = roots(first);
            RootFiles.Witness witness = RootFiles.joined(before, files.read(), roots);
            Verification verification = new Verification(facility, only, roots, witness, keys);
            String which = only.map(day -> "AND j.business_date = '" + day + "'").orElse("");
            // Every entry of the book comes by, or of one day those with a journal: no other can be
            // counted to a day.
            CopiedJournals book = CopiedJournals.streamed(first, second, facility.value(), which);
            book.readInto(verification::journal);
            seals(first, only, verification);
            return verification.verdict(book.entries(), nextTransaction(first));
        }
    }

    private Connection snapshot(Optional<String> of) throws SQLException {
        Connection connection = source.getConnection();
        try {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            if (of.isPresent()) {
                execute(connection, "SET TRANSACTION SNAPSHOT '" + of.get() + "'");
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static String exported(Connection connection) throws SQLException {
        return one(connection, "SELECT pg_export_snapshot()");
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static long nextTransaction(Connection connection) throws SQLException {
        return Long.parseLong(
                one(connection, "SELECT pg_snapshot_xmax(pg_current_snapshot())::text"));
    }

    private List<DailyRoot> roots(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT text FROM daily_root WHERE facility_id = ? ORDER BY number")) {
            statement.setString(1, facility.value());
            List<DailyRoot> roots = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    roots.add(DailyRoot.parse(row.getString(1)));
                }
            }
            return roots;
        }
    }

    private void seals(Connection connection, Optional<LocalDate> only, Verification verification)
            throws SQLException {
        String which = only.map(day -> " AND day = '" + day + "'").orElse("");
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT position, day, number, sealed_at, up_to, floor, previous, hash, journals, leaves FROM seal WHERE facility_id = ?"
                                + which
                                + " ORDER BY day, number")) {
            statement.setString(1, facility.value());
            statement.setFetchSize(SEALS_AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    verification.seal(seal(row));
                }
            }
        }
    }

    private static Seal seal(ResultSet row) throws SQLException {
        return new Seal(
                StoredSeals.place(row),
                row.getObject("day", LocalDate.class),
                row.getInt("number"),
                Moments.in(row, "sealed_at"),
                Sha256.of(row.getBytes("previous")),
                StoredSeals.leaves(row),
                Sha256.of(row.getBytes("hash")));
    }
}
