package vn.hospitalkiosk.gateway.his.mllp;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.his.HisHealth;

/// The gateway's one connection to the HIS. Messages take turns; each waits for its own answer and nothing else, up to its deadline.
///
/// An answer to another message is passed over. After a deadline the connection is given up: its answer may still come, and must not meet the next question. Logs
/// hold kind and duration only; [HisHealth] hears of every exchange. Closed by [#close()].
public final class MllpLine implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MllpLine.class);

    private final MllpAddress address;
    private final HisHealth health;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Backoff backoff = new Backoff();
    private volatile @Nullable MllpConnection connection;
    private volatile boolean closed;

    public MllpLine(MllpAddress address, HisHealth health) {
        this.address = address;
        this.health = health;
    }

    /// The next message need not wait for the pause after failures.
    public void tryNow() {
        turn.lock();
        try {
            backoff.good();
        } finally {
            turn.unlock();
        }
    }

    /// Sent once.
    ///
    /// @param what for the log; no personal data
    /// @param ours what a message says when it answers this one, else empty
    /// @param limit for everything: its turn, a new connection, the answer
    public <T> MllpExchange<T> send(
            String what, byte[] message, Function<byte[], Optional<T>> ours, Duration limit) {
        long begun = System.nanoTime();
        long until = begun + limit.toNanos();
        try {
            if (!turn.tryLock(until - begun, TimeUnit.NANOSECONDS)) {
                log.warn("H01 his {}: no turn in {} ms", what, millisSince(begun));
                return new MllpExchange.Failed<>("no turn", false);
            }
            try {
                MllpExchange<T> exchange = exchange(message, ours, until);
                tell(what, exchange, begun);
                return exchange;
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            drop();
            return new MllpExchange.Failed<>("interrupted", false);
        }
    }

    private <T> MllpExchange<T> exchange(
            byte[] message, Function<byte[], Optional<T>> ours, long until)
            throws InterruptedException {
        if (closed) {
            return new MllpExchange.Failed<>("closed", false);
        }
        Optional<MllpConnection> connected = connected(until);
        if (connected.isEmpty()) {
            return new MllpExchange.Failed<>("unreachable", false);
        }
        MllpConnection line = connected.get();
        line.write(Blocks.around(message));
        while (true) {
            switch (line.next(until)) {
                case Heard.Message(byte[] bytes) -> {
                    Optional<T> answer = ours.apply(bytes);
                    if (answer.isPresent()) {
                        line.answered();
                        backoff.good();
                        return new MllpExchange.Answered<>(answer.get());
                    }
                    log.warn("{} the HIS line brought an answer to another message", "H37");
                }
                case Heard.Ended(String why, boolean untrusted) -> {
                    tell(untrusted);
                    return broken(line, why, true);
                }
                case Heard.Silence() -> {
                    return broken(line, "timeout", false);
                }
            }
        }
    }

    private <T> MllpExchange<T> broken(MllpConnection line, String why, boolean lost) {
        if (!(lost && line.hasAnswered())) {
            backoff.failed(System.nanoTime());
        }
        drop();
        return new MllpExchange.Failed<>(why, lost);
    }

    private Optional<MllpConnection> connected(long until) throws InterruptedException {
        MllpConnection kept = connection;
        if (kept != null && kept.isOpen()) {
            return Optional.of(kept);
        }
        drop();
        long pause = backoff.left(System.nanoTime());
        if (pause >= until - System.nanoTime()) {
            return Optional.empty();
        }
        if (pause > 0) {
            TimeUnit.NANOSECONDS.sleep(pause);
        }
        try {
            MllpConnection fresh = MllpConnection.open(address);
            connection = fresh;
            return Optional.of(fresh);
        } catch (SSLException untrusted) {
            tell(true);
            backoff.failed(System.nanoTime());
            return Optional.empty();
        } catch (IOException unreachable) {
            backoff.failed(System.nanoTime());
            return Optional.empty();
        }
    }

    private static void tell(boolean untrusted) {
        if (untrusted) {
            log.error("{} TLS to the HIS fails: one side does not trust the other", "H39");
        }
    }

    private <T> void tell(String what, MllpExchange<T> exchange, long begun) {
        switch (exchange) {
            case MllpExchange.Answered<T> _ -> {
                health.answered();
                log.debug("his {}: answered in {} ms", what, millisSince(begun));
            }
            case MllpExchange.Failed<T>(String reason, _) -> {
                if (reason.equals("unreachable")) {
                    health.shut(reason);
                } else {
                    health.missed(reason);
                }
                log.warn("H01 his {}: {} after {} ms", what, reason, millisSince(begun));
            }
        }
    }

    private static long millisSince(long begun) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private void drop() {
        MllpConnection old = connection;
        connection = null;
        if (old != null) {
            old.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }
}
