package vn.hospitalkiosk.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.gateway.payment.PaymentChanges;
import vn.hospitalkiosk.gateway.payment.Payments;

/// Several gateways on one database: a kiosk listens to one of them, a callback or an answer may reach another. Each committed change is told to all by NOTIFY, after its commit and in a transaction of its own,
/// because a NOTIFY inside would let commits pass one by one. What is lost on the way is read again: when the line was broken, `beginAnew` lets the kiosks ask for the present state.
public final class OtherGateways implements PaymentChanges, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OtherGateways.class);
    private static final String CHANNEL = "payment_changed";
    private static final int PATIENCE_MS = 500;
    private static final int PARTS = 3;

    private final DataSource source;
    private final JdbcClient jdbc;
    private final Payments payments;
    private final PaymentChanges here;
    private final Runnable beginAnew;
    private final String self = UUID.randomUUID().toString();
    private final Semaphore stop = new Semaphore(0);
    private volatile boolean started;
    private final Thread listener = Thread.ofVirtual().name("other-gateways").unstarted(this::work);

    /// @param here the streams of the kiosks that listen to this gateway
    /// @param beginAnew makes those kiosks read everything again
    public OtherGateways(
            DataSource source, Payments payments, PaymentChanges here, Runnable beginAnew) {
        this.source = source;
        this.jdbc = JdbcClient.create(source);
        this.payments = payments;
        this.here = here;
        this.beginAnew = beginAnew;
    }

    /// Not called where there can be no other.
    public void start() {
        started = true;
        listener.start();
    }

    /// Returns at once.
    @Override
    public void changed(KioskId kiosk, PaymentView payment) {
        if (!started) {
            return;
        }
        String text = self + " " + kiosk + " " + payment.id();
        Thread.ofVirtual().name("tell-gateways").start(() -> tell(text));
    }

    private void tell(String text) {
        try {
            jdbc.sql("SELECT pg_notify(?, ?)::text, " + Lazily.COMMITTED)
                    .params(CHANNEL, text)
                    .query((row, _) -> row.getRow())
                    .list();
        } catch (DataAccessException e) {
            LOG.warn(
                    "the other gateways could not be told of a change: {}", e.getClass().getName());
        }
    }

    private void work() {
        boolean first = true;
        while (!stopped(first ? 0 : PATIENCE_MS)) {
            try (Connection line = source.getConnection();
                    Statement statement = line.createStatement()) {
                statement.execute("LISTEN " + CHANNEL);
                if (!first) {
                    beginAnew.run();
                }
                first = false;
                listen(line.unwrap(PGConnection.class));
            } catch (SQLException e) {
                first = false;
                LOG.warn("the line to the other gateways is broken: {}", e.getSQLState());
            }
        }
    }

    private void listen(PGConnection line) throws SQLException {
        while (!stopped(0)) {
            PGNotification @Nullable [] all = line.getNotifications(PATIENCE_MS);
            if (all != null) {
                for (PGNotification one : all) {
                    heard(one.getParameter());
                }
            }
        }
    }

    private void heard(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != PARTS || parts[0].equals(self)) {
            return;
        }
        KioskId kiosk = new KioskId(parts[1]);
        try {
            payments.find(kiosk, new PaymentId(parts[2]))
                    .ifPresent(view -> here.changed(kiosk, view));
        } catch (RuntimeException e) {
            LOG.warn(
                    "a change told by another gateway could not be read: {}",
                    e.getClass().getName());
            beginAnew.run();
        }
    }

    private boolean stopped(int patienceMs) {
        try {
            boolean stopped = stop.tryAcquire(patienceMs, TimeUnit.MILLISECONDS);
            if (stopped) {
                stop.release();
            }
            return stopped;
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Override
    public void close() {
        if (!started) {
            return;
        }
        stop.release();
        try {
            listener.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
