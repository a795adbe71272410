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
import java.util.function.Supplier;
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
    private final List<Answer<?>> answers = new ArrayList<>();

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
        if (together == null) {
            oneNow(jdbc, wrong, sql, parameters);
        } else {
            together.demandOne(wrong);
            together.addFirst(counted(sql), parameters);
        }
    }

    /// The same, but goes after what waits, because it reads some of that.
    static void exactlyOneLast(
            JdbcClient jdbc, String wrong, String sql, @Nullable Object... parameters) {
        Together together = ofThisTransaction();
        if (together == null) {
            oneNow(jdbc, wrong, sql, parameters);
        } else {
            together.demandOne(wrong);
            together.add(counted(sql), parameters);
        }
    }

    private static void oneNow(
            JdbcClient jdbc, String wrong, String sql, @Nullable Object... parameters) {
        if (jdbc.sql(sql).params(Arrays.asList(parameters)).update() != 1) {
            throw new Overtaken(wrong);
        }
    }

    private static String counted(String change) {
        return "WITH changed AS (" + change + " RETURNING 1) SELECT 1 / count(*) FROM changed";
    }

    /// Written when others go too.
    ///
    /// @param sql one statement that gives one row
    /// @return to be asked when the transaction has ended; asked earlier, it writes what waits
    static <T> Supplier<T> asked(
            JdbcClient jdbc, String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        Together together = ofThisTransaction();
        if (together == null) {
            T row = jdbc.sql(sql).params(Arrays.asList(parameters)).query(mapper).single();
            return () -> row;
        }
        Answer<T> answer = together.ask(sql, mapper, parameters);
        return () -> answer.given().orElseThrow();
    }

    /// Writes what waits.
    static void now() {
        Together together = ofThisTransaction();
        if (together != null && !together.statements.isEmpty()) {
            together.send();
        }
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
        Answer<A> one = together.ask(first.sql(), first.mapper(), first.parameters());
        Answer<B> other = together.ask(second.sql(), second.mapper(), second.parameters());
        return one.given().flatMap(a -> other.given().map(b -> made.apply(a, b)));
    }

    private static <T> Optional<T> alone(JdbcClient jdbc, Question<T> question) {
        return jdbc.sql(question.sql())
                .params(question.parameters())
                .query(question.mapper())
                .optional();
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
        send();
    }

    private void add(String statement, @Nullable Object... more) {
        statements.add(statement);
        parameters.addAll(Arrays.asList(more));
    }

    private void addFirst(String statement, @Nullable Object... more) {
        statements.addFirst(statement);
        parameters.addAll(0, Arrays.asList(more));
        answers.forEach(answer -> answer.statement++);
    }

    private void demandOne(String wrong) {
        if (!unlessOne.isEmpty()) {
            send();
        }
        unlessOne = wrong;
    }

    private <T> Answer<T> ask(String statement, RowMapper<T> mapper, @Nullable Object... more) {
        Answer<T> answer = new Answer<>(mapper, statements.size());
        add(statement, more);
        answers.add(answer);
        return answer;
    }

    /// What one of the statements that wait will give.
    private final class Answer<T> {
        private final RowMapper<T> mapper;
        private int statement;
        private Optional<T> row = Optional.empty();
        private boolean read;

        private Answer(RowMapper<T> mapper, int statement) {
            this.mapper = mapper;
            this.statement = statement;
        }

        private Optional<T> given() {
            if (!read && answers.contains(this)) {
                send();
            }
            if (!read) {
                throw new IllegalStateException("its transaction did not come to an end");
            }
            return row;
        }

        private void read(PreparedStatement executed) throws SQLException {
            try (ResultSet rows = Objects.requireNonNull(executed.getResultSet())) {
                if (rows.next()) {
                    row = Optional.ofNullable(mapper.mapRow(rows, 0));
                }
            }
            read = true;
        }
    }

    private void send() {
        String all = String.join(";\n", statements);
        Object[] values = parameters.toArray();
        List<Answer<?>> awaited = List.copyOf(answers);
        String wrong = unlessOne;
        statements.clear();
        parameters.clear();
        answers.clear();
        unlessOne = "";
        try {
            jdbc.execute(
                    all,
                    (PreparedStatement statement) -> {
                        new ArgumentPreparedStatementSetter(values).setValues(statement);
                        statement.execute();
                        read(statement, awaited);
                        return awaited;
                    });
        } catch (DataAccessException e) {
            throw !wrong.isEmpty() && isDivisionByZero(e) ? new Overtaken(wrong) : e;
        }
    }

    private static void read(PreparedStatement executed, List<Answer<?>> awaited)
            throws SQLException {
        int at = 0;
        for (Answer<?> answer : awaited) {
            for (; at < answer.statement; at++) {
                executed.getMoreResults();
            }
            answer.read(executed);
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
