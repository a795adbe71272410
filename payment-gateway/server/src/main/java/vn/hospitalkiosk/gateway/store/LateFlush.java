package vn.hospitalkiosk.gateway.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Receipt numbers have no gaps, so every capture of a facility waits for the one before to end. It need not wait for that one's disk: such a transaction ends in memory, lets the next one in, and is
/// flushed before its work returns, that is before psp, kiosk or HIS are told of it. The write-ahead log has one order: whatever is on disk, everything before it is too, so a crash takes the last numbers
/// only, and nobody has heard of them. One flush then serves all that ended meanwhile.
///
/// Until then others may read what such a transaction wrote. Whoever of them tells the world outside flushes first: who reads one payment, the holder of a bill or what pays it, and who takes rows for the HIS.
///
/// Done by [Together]; elsewhere a commit waits for its own flush as always.
final class LateFlush {
    /// Waits until all that was committed before is on disk: a transaction of its own with one empty message in the log, committed as usual. Works in every PostgreSQL we take.
    static final String ALL = "pg_logical_emit_message(true, 'flushed', '')";

    /// As a statement.
    static final String NOW = "SELECT " + ALL + " IS NULL";

    /// Whether something that a statement may see is not on disk yet. Where a standby must have it too, no position here tells of that one.
    static final String BEHIND = behind("pg_current_wal_insert_lsn()");

    private static final String UNLESS_DONE =
            "SELECT CASE WHEN " + BEHIND + " THEN " + ALL + "::text END";

    /// For the statement after which the transaction's end shall not wait.
    static final String COMMITTED = "set_config('synchronous_commit', 'off', true)";

    private LateFlush() {}

    /// As [#BEHIND], for what was visible when the log ended at `upto`: whatever a snapshot shows was written to the log before it was taken.
    static String behind(String upto) {
        return "(pg_current_wal_flush_lsn() < "
                + upto
                + " OR current_setting('synchronous_standby_names') <> '')";
    }

    /// Somebody outside is about to be told of what was just read here, and another transaction that took money may have written it: it is on disk when this returns, or when the transaction around it has ended.
    static void demandOnDisk(JdbcClient jdbc) {
        if (!Together.flushLate()) {
            jdbc.sql(UNLESS_DONE).query((row, _) -> row.getRow()).list();
        }
    }
}
