package vn.hospitalkiosk.gateway.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/// What the database itself counts.
///
/// @param writing transactions that wrote, durable or not: each took one transaction id
/// @param flushes times a client's backend waited for the disk: a durable commit, unless another one's flush had carried it already (PostgreSQL 18, `pg_stat_io`)
/// @param walBytes written ahead
record Commits(long writing, long flushes, long walBytes) {
    /// Backends that rest report at the latest after 10 s: wait so long before, when the flushes matter.
    static Commits now(GatewayProcess cluster) throws SQLException {
        try (Connection db = cluster.connect();
                ResultSet row =
                        db.createStatement()
                                .executeQuery(
                                        """
                                        SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
                                          (SELECT coalesce(sum(fsyncs), 0)::bigint FROM pg_stat_io WHERE object = 'wal' AND backend_type = 'client backend'),
                                          (pg_current_wal_insert_lsn() - '0/0')::bigint
                                        """)) {
            row.next();
            return new Commits(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    Commits since(Commits before) {
        return new Commits(
                writing - before.writing, flushes - before.flushes, walBytes - before.walBytes);
    }

    static void demandDurable(GatewayProcess cluster) throws SQLException {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            try (Connection db = cluster.connect();
                    ResultSet row = db.createStatement().executeQuery("SHOW " + setting)) {
                row.next();
                if (!row.getString(1).equals("on")) {
                    throw new IllegalStateException(setting + " is " + row.getString(1));
                }
            }
        }
    }
}
