package vn.hospitalkiosk.gateway.line;

import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Connections that wait for their next call; the one used last goes first, those that wait too long are ended.
final class Waiting {
    private final Map<Origin, Deque<One>> waiting = new ConcurrentHashMap<>();
    private final Consumer<Connection> end;
    private volatile boolean over;

    private static final class One {
        private final Connection connection;
        private Deadlines.@Nullable Watched watched;

        private One(Connection connection) {
            this.connection = connection;
        }

        /// @return false: it waited too long
        private boolean isOurs() {
            return watched != null && watched.ended();
        }
    }

    /// @param end of a connection; must not block or throw
    Waiting(Consumer<Connection> end) {
        this.end = end;
    }

    /// One on which nothing happened since its last answer.
    Optional<Connection> take(Origin origin) {
        Deque<One> those = to(origin);
        for (One one = those.poll(); one != null; one = those.poll()) {
            if (one.isOurs()) {
                if (one.connection.isQuiet()) {
                    return Optional.of(one.connection);
                }
                end.accept(one.connection);
            }
        }
        return Optional.empty();
    }

    void keep(Connection connection) {
        Deque<One> those = to(connection.origin());
        One one = new One(connection);
        one.watched =
                Deadlines.SHARED.watch(
                        System.nanoTime() + connection.kept().toNanos(),
                        () -> {
                            those.remove(one);
                            end.accept(connection);
                        });
        those.push(one);
        if (over) {
            endAll();
        }
    }

    /// Ends those that wait now, and those that are still to be kept.
    void endAll() {
        over = true;
        for (Deque<One> those : waiting.values()) {
            for (One one = those.poll(); one != null; one = those.poll()) {
                if (one.isOurs()) {
                    end.accept(one.connection);
                }
            }
        }
    }

    private Deque<One> to(Origin origin) {
        return waiting.computeIfAbsent(origin, _ -> new ConcurrentLinkedDeque<>());
    }
}
