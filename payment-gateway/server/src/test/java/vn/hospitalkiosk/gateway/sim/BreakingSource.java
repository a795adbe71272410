package vn.hospitalkiosk.gateway.sim;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// One connection to a real PostgreSQL that breaks before or after its n-th statement, or before or after its commit took effect; some breaks cut it.
///
/// The days on it wait for no disk: what a power cut leaves is proven elsewhere, by killing processes.
final class BreakingSource extends AbstractDataSource implements Ports.Breaking, AutoCloseable {
    private static final String COMMIT = "COMMIT";

    private final DataSource real;
    private Faults faults = new Faults();
    private final FailPoints points;
    private final Chance cuts;
    private Optional<Connection> connection = Optional.empty();
    private Optional<Faults.Hit> armed = Optional.empty();
    private int statementsToGo;
    private String last = COMMIT;
    private boolean ended;

    /// @param cuts says which breaks inside a transaction cut the connection, each day its own
    BreakingSource(DataSource real, FailPoints points, Chance cuts) {
        this.cuts = cuts;
        this.real = real;
        this.points = points;
    }

    void breakBy(Faults plan) {
        faults = plan;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (connection.isEmpty() || connection.get().isClosed()) {
            Connection fresh = real.getConnection();
            try (Statement statement = fresh.createStatement()) {
                statement.execute("SET synchronous_commit = off");
            }
            connection = Optional.of(fresh);
        }
        return proxy(connection.get());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private Connection proxy(Connection inner) {
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, args) -> onConnection(inner, method, args));
    }

    private @Nullable Object onConnection(Connection inner, Method method, Object[] args)
            throws Throwable {
        return switch (method.getName()) {
            case "close" -> null;
            case "commit" -> {
                if (!ended) {
                    commit(inner, () -> call(inner, method, args));
                }
                ended = false;
                yield null;
            }
            case "rollback" -> {
                ended = false;
                yield call(inner, method, args);
            }
            case "prepareStatement" ->
                    statement((PreparedStatement) call(inner, method, args), (String) args[0]);
            default -> call(inner, method, args);
        };
    }

    private interface Commit {
        @Nullable Object take() throws Throwable;
    }

    /// A transaction may end with its last writes, in one statement; the commit that follows has nothing to do then.
    private @Nullable Object commit(Connection inner, Commit commit) throws Throwable {
        points.ran(COMMIT);
        try {
            faults.beforeCommit();
        } catch (RuntimeException | Error e) {
            faults.atCommit().ifPresent(hit -> points.hit(COMMIT, hit));
            inner.rollback();
            throw broken(e);
        }
        Object result = commit.take();
        try {
            faults.afterCommit();
        } catch (RuntimeException | Error e) {
            faults.atCommit().ifPresent(hit -> points.hit(COMMIT, hit));
            throw broken(e);
        }
        return result;
    }

    private static SQLException broken(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return new SQLException("the connection broke", "08006", e);
    }

    private PreparedStatement statement(PreparedStatement inner, String sql) {
        return (PreparedStatement)
                Proxy.newProxyInstance(
                        PreparedStatement.class.getClassLoader(),
                        new Class<?>[] {PreparedStatement.class},
                        (_, method, args) ->
                                method.getName().startsWith("execute")
                                        ? execute(inner, sql, method, args)
                                        : call(inner, method, args));
    }

    private Object execute(PreparedStatement inner, String sql, Method method, Object[] args)
            throws Throwable {
        points.ran(sql);
        last = sql;
        boolean here = armed.isPresent() && statementsToGo-- == 0;
        if (here && armed.get().before()) {
            strike(sql);
        }
        Object result;
        if (sql.contains(";\n" + COMMIT) || sql.startsWith(COMMIT)) {
            result = commit(connection.orElseThrow(), () -> call(inner, method, args));
            ended = true;
        } else {
            result = call(inner, method, args);
        }
        if (here) {
            strike(sql);
        }
        return result;
    }

    private void strike(String sql) throws SQLException {
        Faults.Hit hit = armed.orElseThrow();
        points.hit(sql, hit);
        armed = Optional.empty();
        RuntimeException error = faults.blow(hit);
        if (TransactionSynchronizationManager.isActualTransactionActive() && cuts.in100(25)) {
            points.cut();
            connection.orElseThrow().abort(Runnable::run);
        }
        throw new SQLException("the connection broke", "08006", error);
    }

    @Override
    public Object run(Faults.Hit hit, Ports.Call call) throws Throwable {
        armed = Optional.of(hit);
        boolean within = TransactionSynchronizationManager.isActualTransactionActive();
        statementsToGo = within ? hit.place() / 2 : 0;
        Object result = call.run();
        if (armed.isPresent()) {
            armed = Optional.empty();
            points.hit(last, new Faults.Hit(hit.blow(), 1));
            throw faults.blow(hit);
        }
        return result;
    }

    private static Object call(Object inner, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(inner, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection.isPresent() && !connection.get().isClosed()) {
            try (Statement statement = connection.get().createStatement()) {
                statement.execute("RESET synchronous_commit");
            }
            connection.get().close();
        }
    }
}
