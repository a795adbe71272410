package vn.hospitalkiosk.gateway.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.hospitalkiosk.gateway.payment.Overtaken;

/// Writes of one transaction that wait for each other and go to the database together, at the latest with its commit: for a payment the ways there and back cost more than the writing.
/// What is written is the same, in the same transaction and the same order; only an error is told later. A store that may be asked about what it has just written calls [#now] first.
///
/// Offered by [SpringTransactions] around a transaction; elsewhere everything is written at once.
final class Together implements AutoCloseable {
    private static final Object KEY = Together.class;
    private static final String DIVISION_BY_ZERO = "22012";

    private final JdbcTemplate jdbc;
    private final List<String> statements = new ArrayList<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    /// What is wrong when a statement changes no row that must change one; empty when nobody counts.
    private String unlessOne = "";

    private boolean flushLate;
    private @Nullable Long journal;

    private Together(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// For the transaction that this thread is about to begin.
    static Together offered(JdbcTemplate jdbc) {
        Together together = new Together(jdbc);
        TransactionSynchronizationManager.bindResource(KEY, together);
        return together;
    }

    private static @Nullable Together ofThisTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                        && TransactionSynchronizationManager.getResource(KEY)
                                instanceof Together together
                ? together
                : null;
    }

    /// Written when others go too.
    ///
    /// @param sql one statement that returns no rows, with `?` for its parameters
    static void later(JdbcClient jdbc, String sql, @Nullable Object... parameters) {
        Together together = ofThisTransaction();
        if (together == null) {
            jdbc.sql(sql).params(Arrays.asList(parameters)).update();
        } else {
            together.add(sql, parameters);
        }
    }

    /// The same, for a statement that must change a row. Goes before what waits already, so that nothing else fails because it changed none.
    ///
    /// @throws Overtaken now or before the commit
    static void exactlyOne(
            JdbcClient jdbc, String wrong, String sql, @Nullable Object... parameters) {
        Together together = ofThisTransaction();
        if (together != null) {
            together.addFirst(
                    wrong,
                    "WITH changed AS (" + sql + " RETURNING 1) SELECT 1 / count(*) FROM changed",
                    parameters);
        } else if (jdbc.sql(sql).params(Arrays.asList(parameters)).update() != 1) {
            throw new Overtaken(wrong);
        }
    }

    /// Writes what waits.
    static void now() {
        Together together = ofThisTransaction();
        if (together != null && !together.statements.isEmpty()) {
            together.send((_, _) -> 0);
        }
    }

    /// Writes what waits, and last this statement, which gives one row.
    static <T> T one(
            JdbcClient jdbc, String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        Together together = ofThisTransaction();
        if (together == null) {
            return jdbc.sql(sql).params(Arrays.asList(parameters)).query(mapper).single();
        }
        together.add(sql, parameters);
        return together.send((statement, count) -> {
            skip(statement, count - 1);
            return read(statement, mapper).orElseThrow();
        });
    }

    /// @param sql one statement that gives at most one row
    @SuppressWarnings("ArrayRecordComponent") // questions are not compared
    record Question<T>(String sql, RowMapper<T> mapper, Object... parameters) {}

    /// Writes what waits, and last these two questions, one after the other: the second sees what was committed until it begins. Inside a transaction only.
    ///
    /// @param made of both answers; empty when the first question finds nothing
    static <A, B, T> Optional<T> both(
            JdbcClient jdbc, Question<A> first, Question<B> second, BiFunction<A, B, T> made) {
        Together together = ofThisTransaction();
        if (together == null) {
            return alone(jdbc, first).flatMap(a -> alone(jdbc, second).map(b -> made.apply(a, b)));
        }
        together.add(first.sql(), first.parameters());
        together.add(second.sql(), second.parameters());
        return together.send((statement, count) -> {
            skip(statement, count - 2);
            Optional<A> found = read(statement, first.mapper());
            skip(statement, 1);
            Optional<B> more = read(statement, second.mapper());
            return found.flatMap(a -> more.map(b -> made.apply(a, b)));
        });
    }

    private static <T> Optional<T> alone(JdbcClient jdbc, Question<T> question) {
        return jdbc.sql(question.sql())
                .params(question.parameters())
                .query(question.mapper())
                .optional();
    }

    private static <T> Optional<T> read(PreparedStatement executed, RowMapper<T> mapper)
            throws SQLException {
        try (ResultSet rows = Objects.requireNonNull(executed.getResultSet())) {
            return rows.next() ? Optional.ofNullable(mapper.mapRow(rows, 0)) : Optional.empty();
        }
    }

    /// @return whether the end of this transaction need not wait for the disk, because its work does not return before the disk has it
    static boolean flushLate() {
        Together together = ofThisTransaction();
        if (together != null) {
            together.flushLate = true;
        }
        return together != null;
    }

    /// The number that the next journal of this transaction gets, drawn on another statement's way.
    static void journalDrawn(long number) {
        Together together = ofThisTransaction();
        if (together != null) {
            together.journal = number;
        }
    }

    /// @return empty when none was drawn, or it was used; then the journal and what names it must be written at once
    static @Nullable Long journal() {
        Together together = ofThisTransaction();
        if (together == null) {
            return null;
        }
        Long drawn = together.journal;
        together.journal = null;
        return drawn;
    }

    /// Writes what waits, ends the transaction and waits for the disk, on one way. What else is in the transaction must have been written.
    void end() {
        if (statements.isEmpty() && !flushLate) {
            return;
        }
        add("COMMIT");
        if (flushLate) {
            add(LateFlush.NOW);
        }
        send((_, _) -> 0);
    }

    private void add(String statement, @Nullable Object... more) {
        statements.add(statement);
        parameters.addAll(Arrays.asList(more));
    }

    private void addFirst(String wrong, String statement, @Nullable Object... more) {
        if (!unlessOne.isEmpty()) {
            send((_, _) -> 0);
        }
        unlessOne = wrong;
        statements.addFirst(statement);
        parameters.addAll(0, Arrays.asList(more));
    }

    private interface Reading<T> {
        /// @param count statements that were sent
        T of(PreparedStatement executed, int count) throws SQLException;
    }

    private <T> T send(Reading<T> reading) {
        String all = String.join(";\n", statements);
        Object[] values = parameters.toArray();
        int count = statements.size();
        String wrong = unlessOne;
        statements.clear();
        parameters.clear();
        unlessOne = "";
        try {
            return Objects.requireNonNull(
                    jdbc.execute(
                            all,
                            (PreparedStatement statement) -> {
                                new ArgumentPreparedStatementSetter(values).setValues(statement);
                                statement.execute();
                                return reading.of(statement, count);
                            }));
        } catch (DataAccessException e) {
            throw !wrong.isEmpty() && isDivisionByZero(e) ? new Overtaken(wrong) : e;
        }
    }

    private static void skip(PreparedStatement executed, int results) throws SQLException {
        for (int i = 0; i < results; i++) {
            executed.getMoreResults();
        }
    }

    private static boolean isDivisionByZero(DataAccessException e) {
        return e.getRootCause() instanceof SQLException sql
                && DIVISION_BY_ZERO.equals(sql.getSQLState());
    }

    @Override
    public void close() {
        TransactionSynchronizationManager.unbindResource(KEY);
    }
}
