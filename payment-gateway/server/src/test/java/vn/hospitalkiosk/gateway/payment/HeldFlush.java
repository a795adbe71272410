package vn.hospitalkiosk.gateway.payment;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Connections on which one thread, after its transaction took money, waits before it may tell the database to flush: a slow disk.
final class HeldFlush extends DelegatingDataSource {
    private static final String FLUSH = "SELECT pg_logical_emit_message(true, 'flushed', '')";
    private static final int SECONDS = 60;

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
                        && args[0].toString().startsWith(FLUSH)
                        && Thread.currentThread().equals(held);
        if (flushing) {
            reached.countDown();
            if (!released.await(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("never released");
            }
        }
        try {
            return method.invoke(inner, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
