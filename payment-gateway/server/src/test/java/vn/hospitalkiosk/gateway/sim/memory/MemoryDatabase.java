package vn.hospitalkiosk.gateway.sim.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.UnexpectedRollbackException;
import vn.hospitalkiosk.gateway.payment.Transactions;

/// All or nothing, one at a time: a transaction holds the whole database until it ends, so every
// row and bill lock of the real schema is implied.
///
/// As in PostgreSQL, a statement outside a transaction is one by itself, a refused row ends the
// transaction it is in, and an inner transaction joins the outer one.
public final class MemoryDatabase implements Transactions {
    private final ReentrantLock turn = new ReentrantLock();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private int depth;
    private boolean refused;
    private boolean rollbackOnly;
    private boolean atomic = true;
    private long commits;
    private Watch watch = new Watch() {};

    /// Told of each statement and of each commit of a transaction; may throw to break it.
    public interface Watch {
        default void beforeTransaction() {}

        /// What it throws undoes the transaction around it; a statement without one has not begun
        // before, and is done after.
        default <T> T around(Supplier<T> statement) {
            return statement.get();
        }

        /// What it throws undoes the transaction.
        default void beforeCommit() {}

        /// What it throws changes nothing any more.
        default void afterCommit() {}
    }

    public void watch(Watch by) {
        watch = by;
    }

    @Override
    public <T> T within(Supplier<T> work) {
        watch.beforeTransaction();
        turn.lock();
        depth++;
        try {
            T result = work.get();
            if (depth == 1) {
                commit();
            }
            return Objects.requireNonNull(result, "the work returned nothing");
        } catch (RuntimeException | Error e) {
            rollbackOnly = true;
            throw e;
        } finally {
            depth--;
            if (depth == 0) {
                end();
            }
            turn.unlock();
        }
    }

    private void commit() {
        if (refused || rollbackOnly) {
            throw new UnexpectedRollbackException("a part of it failed before");
        }
        watch.beforeCommit();
        keep();
        watch.afterCommit();
    }

    private void keep() {
        commits += undo.isEmpty() ? 0 : 1;
        undo.clear();
    }

    private void end() {
        rollBack();
        refused = false;
        rollbackOnly = false;
    }

    private void rollBack() {
        while (!undo.isEmpty()) {
            Runnable last = undo.pop();
            if (atomic) {
                last.run();
            }
        }
    }

    /// Each call of a store port is one statement.
    <T> T statement(Supplier<T> work) {
        return watch.around(() -> unwatched(work));
    }

    private <T> T unwatched(Supplier<T> work) {
        turn.lock();
        try {
            if (refused) {
                throw new InvalidDataAccessResourceUsageException(
                        "current transaction is aborted, statements are ignored");
            }
            T result = work.get();
            if (depth == 0) {
                keep();
            }
            return result;
        } catch (RuntimeException e) {
            if (depth == 0) {
                rollBack();
            }
            throw e;
        } finally {
            turn.unlock();
        }
    }

    /// Runs when the transaction is rolled back, the last first.
    void undoing(Runnable change) {
        undo.push(change);
    }

    /// A row was refused: nothing more can be done in this transaction.
    RuntimeException refuse(RuntimeException why) {
        refused = depth > 0;
        return why;
    }

    /// Grows with every commit that changed something.
    public long commits() {
        return commits;
    }

    public boolean inTransaction() {
        return turn.isHeldByCurrentThread() && depth > 0;
    }

    /// A wrong database for the tests of the tests: what was written before a failure stays.
    public void breakAtomicity() {
        atomic = false;
    }
}
