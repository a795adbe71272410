package vn.hospitalkiosk.gateway.payment;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Connections on which one thread, after its transaction took money, waits before it may tell the database to flush: a slow disk.
final class HeldFlush extends DelegatingDataSource {
    /// What a transaction that took money ends with, after its commit.
    private static final String FLUSH =
            ";\nSELECT pg_logical_emit_message(true, 'flushed', '') IS NULL";

    private static final int SECONDS = 20;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile @Nullable Thread held;

    HeldFlush(DataSource real) {
        super(real);
    }

    /// Runs `work`, which takes money, in a thread of its own, until all of it is committed and not flushed.
    Thread begin(Runnable work) throws InterruptedException {
        Thread thread = Thread.ofPlatform().name("held").unstarted(work);
        held = thread;
        thread.start();
        if (!reached.await(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("no flush was asked for");
        }
        return thread;
    }

    void release(Thread thread) throws InterruptedException {
        released.countDown();
        thread.join(TimeUnit.SECONDS.toMillis(SECONDS));
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection inner = super.getConnection();
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, args) -> call(inner, method, args));
    }

    private Object call(Connection inner, Method method, Object[] args) throws Throwable {
        boolean flushing =
                method.getName().equals("prepareStatement")
                        && args[0].toString().endsWith(FLUSH)
                        && Thread.currentThread().equals(held);
        if (!flushing) {
            return real(inner, method, args);
        }
        String writesAndCommit = args[0].toString().replace(FLUSH, "");
        PreparedStatement statement = inner.prepareStatement(writesAndCommit);
        return Proxy.newProxyInstance(
                PreparedStatement.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (_, called, values) -> {
                    Object result = real(statement, called, values);
                    if (called.getName().equals("execute")) {
                        hold();
                        try (Statement flush = inner.createStatement()) {
                            flush.execute(FLUSH.substring(2));
                        }
                    }
                    return result;
                });
    }

    private void hold() throws InterruptedException {
        reached.countDown();
        if (!released.await(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("never released");
        }
    }

    private static Object real(Object inner, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(inner, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
