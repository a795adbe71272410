package vn.hospitalkiosk.gateway.sim;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// One connection to a real PostgreSQL that breaks before or after a statement ([StatementBreaks]), or before or after its commit took effect; some breaks cut it.
///
/// The days on it wait for no disk: what a power cut leaves is proven elsewhere, by killing processes.
final class BreakingSource extends AbstractDataSource implements AutoCloseable {
    private static final String COMMIT = "COMMIT";

    private final DataSource real;
    private final FailPoints points;
    private final StatementBreaks breaks;
    private Faults faults = new Faults();
    private Optional<Connection> connection = Optional.empty();

    /// @param cuts says which breaks inside a transaction cut the connection, each day its own
    BreakingSource(DataSource real, FailPoints points, Chance cuts, Aim aim) {
        this.real = real;
        this.points = points;
        this.breaks = new StatementBreaks(points, cuts, aim, this::cut);
    }

    void breakBy(Faults plan) {
        faults = plan;
        breaks.breakBy(plan);
    }

    StatementBreaks breaks() {
        return breaks;
    }

    private void cut() throws SQLException {
        connection.orElseThrow().abort(Runnable::run);
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
        Connection inner = connection.get();
        return proxy(Connection.class, (_, method, args) -> onConnection(inner, method, args));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        BreakingSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object onConnection(Connection inner, Method method, Object[] args)
            throws Throwable {
        return switch (method.getName()) {
            case "close" -> null;
            case "commit" -> {
                commit(inner);
                yield null;
            }
            case "createStatement" -> {
                Object statement = Objects.requireNonNull(call(inner, method, args));
                yield proxy(Statement.class, (_, m, a) -> onStatement(statement, m, a));
            }
            case "prepareStatement" -> {
                Object statement = Objects.requireNonNull(call(inner, method, args));
                String sql = (String) args[0];
                yield proxy(PreparedStatement.class, (_, m, a) -> execute(statement, sql, m, a));
            }
            case "unwrap" ->
                    args[0].equals(PGConnection.class) ? copies(inner) : call(inner, method, args);
            default -> call(inner, method, args);
        };
    }

    private @Nullable Object onStatement(Object inner, Method method, Object[] args)
            throws Throwable {
        return args == null || args.length == 0 || !(args[0] instanceof String sql)
                ? call(inner, method, args)
                : execute(inner, sql, method, args);
    }

    private @Nullable Object execute(Object inner, String sql, Method method, Object[] args)
            throws Throwable {
        return method.getName().startsWith("execute")
                ? breaks.execute(sql, () -> call(inner, method, args))
                : call(inner, method, args);
    }

    private PGConnection copies(Connection inner) throws SQLException {
        BaseConnection bare = inner.unwrap(BaseConnection.class);
        return proxy(
                PGConnection.class,
                (_, method, args) ->
                        method.getName().equals("getCopyAPI")
                                ? new BreakingCopies(bare, breaks)
                                : call(bare, method, args));
    }

    private void commit(Connection inner) throws SQLException {
        points.ran(COMMIT);
        try {
            faults.beforeCommit();
        } catch (RuntimeException | Error e) {
            faults.atCommit().ifPresent(hit -> points.hit(COMMIT, hit));
            inner.rollback();
            throw broken(e);
        }
        inner.commit();
        try {
            faults.afterCommit();
        } catch (RuntimeException | Error e) {
            faults.atCommit().ifPresent(hit -> points.hit(COMMIT, hit));
            throw broken(e);
        }
    }

    private static SQLException broken(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return new SQLException("the connection broke", "08006", e);
    }

    private static @Nullable Object call(Object inner, Method method, Object[] args)
            throws Throwable {
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
