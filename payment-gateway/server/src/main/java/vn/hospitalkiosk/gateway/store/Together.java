package vn.hospitalkiosk.gateway.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Writes of one transaction that wait for each other and go to the database together, at the latest before its commit: for a payment the ways there and back cost more than the writing.
/// What is written is the same, in the same transaction; only an error is told later. A store that may be asked about what it has just written calls [#now] first.
final class Together implements TransactionSynchronization {
    private final JdbcClient jdbc;
    private final List<String> statements = new ArrayList<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    /// What is wrong when the first statement changes anything but one row; empty when nobody counts.
    private String unlessOne = "";

    private Together(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Written when others go too; at once without a transaction.
    ///
    /// @param sql one statement that returns no rows, with `?` for its parameters
    static void later(JdbcClient jdbc, String sql, @Nullable Object... parameters) {
        ofThisTransaction(jdbc).add(sql, parameters);
    }

    /// The same, for a statement that must change exactly one row. Goes before what waits already.
    ///
    /// @throws IllegalStateException now or before the commit
    static void exactlyOne(
            JdbcClient jdbc, String wrong, String sql, @Nullable Object... parameters) {
        ofThisTransaction(jdbc).addFirst(wrong, sql, parameters);
    }

    /// Writes what waits.
    static void now(JdbcClient jdbc) {
        if (TransactionSynchronizationManager.getResource(jdbc) instanceof Together waiting) {
            waiting.write();
        }
    }

    private static Together ofThisTransaction(JdbcClient jdbc) {
        if (TransactionSynchronizationManager.getResource(jdbc) instanceof Together waiting) {
            return waiting;
        }
        Together fresh = new Together(jdbc);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            TransactionSynchronizationManager.bindResource(jdbc, fresh);
            TransactionSynchronizationManager.registerSynchronization(fresh);
        }
        return fresh;
    }

    private void add(String statement, @Nullable Object... more) {
        statements.add(statement);
        parameters.addAll(Arrays.asList(more));
        writeWithoutTransaction();
    }

    private void addFirst(String wrong, String statement, @Nullable Object... more) {
        if (!unlessOne.isEmpty()) {
            write();
        }
        unlessOne = wrong;
        statements.addFirst(statement);
        parameters.addAll(0, Arrays.asList(more));
        writeWithoutTransaction();
    }

    private void writeWithoutTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            write();
        }
    }

    private void write() {
        if (statements.isEmpty()) {
            return;
        }
        String all = String.join(";\n", statements);
        String wrong = unlessOne;
        List<@Nullable Object> values = new ArrayList<>(parameters);
        statements.clear();
        parameters.clear();
        unlessOne = "";
        int rowsOfTheFirst = jdbc.sql(all).params(values).update();
        if (!wrong.isEmpty() && rowsOfTheFirst != 1) {
            throw new IllegalStateException(wrong);
        }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        write();
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(jdbc);
    }
}
