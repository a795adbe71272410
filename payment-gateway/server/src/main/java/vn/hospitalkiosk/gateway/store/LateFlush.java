package vn.hospitalkiosk.gateway.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Receipt numbers have no gaps, so every capture of a facility waits for the one before to end. It need not wait for that one's disk: such a transaction ends in memory, lets the next one in, and is
/// flushed before its work returns, that is before psp, kiosk or HIS are told of it. The write-ahead log has one order: whatever is on disk, everything before it is too, so a crash takes the last numbers
/// only, and nobody has heard of them. One flush then serves all that ended meanwhile.
///
/// Offered by [SpringTransactions] around a transaction; elsewhere a commit waits for its own flush as always.
final class LateFlush implements AutoCloseable {
    /// Waits until all that was committed before is on disk: a transaction of its own with one empty message in the log, committed as usual. Works in every PostgreSQL we take.
    static final String ALL = "pg_logical_emit_message(true, 'flushed', '')";

    /// For the statement after which the transaction's end shall not wait.
    static final String COMMITTED = "set_config('synchronous_commit', 'off', true)";

    private static final Object KEY = LateFlush.class;

    private final JdbcClient jdbc;
    private boolean asked;

    private LateFlush(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// For the transaction that this thread is about to begin.
    static LateFlush offered(JdbcClient jdbc) {
        LateFlush late = new LateFlush(jdbc);
        TransactionSynchronizationManager.bindResource(KEY, late);
        return late;
    }

    /// @return whether this transaction will be flushed after its commit
    static boolean ask() {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.getResource(KEY) instanceof LateFlush late) {
            late.asked = true;
            return true;
        }
        return false;
    }

    /// After the commit.
    void flush() {
        if (asked) {
            jdbc.sql("SELECT " + ALL + "::text").query((row, _) -> row.getRow()).list();
        }
    }

    @Override
    public void close() {
        TransactionSynchronizationManager.unbindResource(KEY);
    }
}
