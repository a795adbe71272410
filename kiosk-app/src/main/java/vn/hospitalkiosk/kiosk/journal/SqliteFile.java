package vn.hospitalkiosk.kiosk.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One connection to the journal's file, set so that what it wrote survives a power cut: SQLite with `synchronous=FULL` and a rollback journal, each statement a transaction of its own. Several connections may be open; each is used by one thread at a time.
final class SqliteFile implements AutoCloseable {
    private static final int FULL = 2;

    private final Connection connection;

    /// What is done with each row found.
    interface Reading {
        void row(ResultSet row) throws SQLException;
    }

    private SqliteFile(Connection connection) {
        this.connection = connection;
    }

    /// @param tables statements that make them where they are missing
    /// @throws JournalBroken when the file cannot be used, or does not promise to survive a power cut
    static SqliteFile open(Path file, List<String> tables) {
        try {
            SqliteFile opened = new SqliteFile(DriverManager.getConnection("jdbc:sqlite:" + file));
            opened.prepare(tables);
            return opened;
        } catch (SQLException e) {
            throw new JournalBroken("cannot open the journal", e);
        }
    }

    private void prepare(List<String> tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout=5000");
            statement.execute("pragma journal_mode=delete");
            statement.execute("pragma synchronous=full");
            statement.execute("pragma secure_delete=on");
            if (pragma(statement, "synchronous") != FULL) {
                throw new JournalBroken("synchronous is not FULL");
            }
            for (String table : tables) {
                statement.execute(table);
            }
        }
    }

    private static int pragma(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("pragma " + name)) {
            return row.next() ? row.getInt(1) : -1;
        }
    }

    /// Adds a column to a table of an earlier version.
    void demandColumn(String table, String column, String type) {
        boolean[] there = {false};
        read(
                "select 1 from pragma_table_info(?) where name = ?",
                _ -> there[0] = true,
                table,
                column);
        if (!there[0]) {
            change("alter table " + table + " add column " + column + " " + type);
        }
    }

    void change(String sql, @Nullable Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new JournalBroken("cannot write the journal", e);
        }
    }

    void read(String sql, Reading reading, @Nullable Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reading.row(rows);
                }
            }
        } catch (SQLException e) {
            throw new JournalBroken("cannot read the journal", e);
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new JournalBroken("cannot close the journal", e);
        }
    }
}
