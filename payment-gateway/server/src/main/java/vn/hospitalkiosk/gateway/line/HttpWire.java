package vn.hospitalkiosk.gateway.line;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;

/// HTTP/1.1 on the caller's own thread, over kept connections. A call is sent once and never again by itself; no redirects, no cookies, nothing of it is logged. Certificates and the names in them are always verified.
///
/// A kept connection is looked at before it is used: what the other side closed, or spoke on unasked, is not used again.
public final class HttpWire implements AutoCloseable {
    private final Duration connect;
    private final Optional<SSLContext> tls;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile Waiting waiting = new Waiting(this::end);
    private volatile boolean closed;

    /// @param tls our certificate and whom we trust; empty: the machine's
    public HttpWire(Duration connect, Optional<SSLContext> tls) {
        this.connect = connect;
        this.tls = tls;
    }

    /// @param limit for everything from the connection to the answer's last byte
    /// @param largest body of an answer in bytes
    public HttpOutcome send(HttpCall call, Duration limit, int largest) {
        long end = System.nanoTime() + limit.toNanos();
        Waiting kept = waiting;
        Connection connection;
        try {
            connection = connection(call.origin(), kept, limit);
        } catch (IOException none) {
            return Thread.currentThread().isInterrupted()
                    ? interrupted()
                    : new HttpOutcome.NotSent(name(none));
        }
        Deadlines.Watched watched = Deadlines.SHARED.watch(end, connection::cut);
        HttpOutcome outcome = over(connection, call, largest);
        if (!watched.ended()) {
            end(connection);
            return new HttpOutcome.Broken(HttpOutcome.Cause.TIMEOUT, "timeout");
        }
        if (outcome instanceof HttpOutcome.Answered && connection.isReusable()) {
            kept.keep(connection);
        } else {
            end(connection);
        }
        return outcome;
    }

    private Connection connection(Origin origin, Waiting kept, Duration limit) throws IOException {
        Optional<Connection> ready = kept.take(origin);
        if (ready.isPresent()) {
            return ready.get();
        }
        Connection fresh = Connection.to(origin, connect.compareTo(limit) < 0 ? connect : limit);
        open.add(fresh);
        if (closed) {
            end(fresh);
            throw new IOException("closed");
        }
        return fresh;
    }

    private HttpOutcome over(Connection connection, HttpCall call, int largest) {
        try {
            return connection.ask(call, largest, sockets());
        } catch (MessageConstraintException tooLarge) {
            return new HttpOutcome.Broken(HttpOutcome.Cause.TOO_LARGE, name(tooLarge));
        } catch (IOException | HttpException | IllegalArgumentException lost) {
            return Thread.currentThread().isInterrupted()
                    ? interrupted()
                    : new HttpOutcome.Broken(HttpOutcome.Cause.LOST, name(lost));
        }
    }

    private static HttpOutcome interrupted() {
        return new HttpOutcome.Broken(HttpOutcome.Cause.INTERRUPTED, "interrupted");
    }

    /// Its text may quote what was said.
    private static String name(Exception e) {
        return e.getClass().getSimpleName();
    }

    private SSLSocketFactory sockets() throws IOException {
        if (tls.isPresent()) {
            return tls.get().getSocketFactory();
        }
        if (SSLSocketFactory.getDefault() instanceof SSLSocketFactory machines) {
            return machines;
        }
        throw new IOException("no TLS");
    }

    /// Those that wait end now, those in use after their answer.
    public void dropConnections() {
        Waiting old = waiting;
        waiting = new Waiting(this::end);
        old.endAll();
    }

    private void end(Connection connection) {
        open.remove(connection);
        connection.cut();
    }

    /// Ends what is under way.
    @Override
    public void close() {
        closed = true;
        waiting.endAll();
        open.forEach(this::end);
    }
}
