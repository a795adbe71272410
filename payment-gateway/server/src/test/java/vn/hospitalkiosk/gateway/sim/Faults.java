package vn.hospitalkiosk.gateway.sim;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;
import vn.hospitalkiosk.gateway.sim.memory.MemoryDatabase;

/// Where the database or the process breaks next. Calls of store ports and commits are counted alike in memory and in PostgreSQL, so one plan breaks both at the same place.
final class Faults implements MemoryDatabase.Watch {
    private Optional<Hit> planned = Optional.empty();
    private Optional<Hit> atCommit = Optional.empty();
    private Map<Long, Hit> followed = Map.of();
    private long events;
    private int countdown;
    private boolean down;
    private boolean calm;
    private long blows;
    private long crashes;
    private long errors;
    private Consumer<Hit> told = _ -> {};

    enum Blow {
        /// The process ends.
        CRASH,
        /// The database, or the way to it, fails; the process goes on.
        ERROR
    }

    /// @param place even: before the effect, odd: after it; in PostgreSQL half of it also chooses the statement inside a call
    record Hit(Blow blow, int place) {
        boolean before() {
            return place % 2 == 0;
        }
    }

    /// @param events port calls and commits until it happens
    void plan(int events, Hit hit) {
        countdown = events;
        planned = Optional.of(hit);
    }

    /// Hits beside the planned ones, by the number of the event: what broke the same day on another store.
    void follow(Map<Long, Hit> others) {
        followed = others;
    }

    /// Nothing is aimed at any more.
    void calm() {
        calm = true;
    }

    boolean isCalm() {
        return calm;
    }

    void databaseDown(boolean isDown) {
        down = isDown;
    }

    void heal() {
        planned = Optional.empty();
        down = false;
    }

    /// Counts everything that was thrown.
    long blows() {
        return blows;
    }

    /// Processes that ended at a statement or a commit.
    long crashes() {
        return crashes;
    }

    /// Statements and commits that failed.
    long errors() {
        return errors;
    }

    /// What hit, or will hit, the commit that is under way.
    Optional<Hit> atCommit() {
        return atCommit;
    }

    void demandUp() {
        if (down) {
            blows++;
            throw new DataAccessResourceFailureException("the database is down");
        }
    }

    /// Calls of store ports and commits so far.
    long events() {
        return events;
    }

    boolean hitsNext() {
        return planned.isPresent() && countdown <= 0;
    }

    /// One event passes.
    ///
    /// @return what hits it
    Optional<Hit> next() {
        events++;
        if (planned.isEmpty() || countdown-- > 0) {
            return Optional.ofNullable(followed.get(events));
        }
        Optional<Hit> hit = planned;
        planned = Optional.empty();
        return hit;
    }

    /// The commit under way is not reached: something before it broke. Nothing was planned for it.
    void passCommit() {
        if (next().isPresent()) {
            throw new IllegalStateException("two breaks at one commit");
        }
    }

    void tell(Consumer<Hit> whom) {
        told = whom;
    }

    /// As below, after what was done.
    private <T> RuntimeException blow(Hit hit, T done) {
        Objects.requireNonNull(done);
        return blow(hit);
    }

    /// Throws what `hit` says.
    RuntimeException blow(Hit hit) {
        blows++;
        told.accept(hit);
        return switch (hit.blow()) {
            case CRASH -> {
                crashes++;
                throw new Crash("at a statement");
            }
            case ERROR -> {
                errors++;
                yield new DataAccessResourceFailureException("the connection broke");
            }
        };
    }

    @Override
    public void beforeTransaction() {
        demandUp();
    }

    @Override
    public <T> T around(Supplier<T> statement) {
        demandUp();
        Optional<Hit> hit = next();
        if (hit.isEmpty()) {
            return Order.of(statement.get());
        }
        if (hit.get().before()) {
            throw blow(hit.get());
        }
        T done = statement.get();
        throw blow(hit.get(), done);
    }

    @Override
    public void beforeCommit() {
        atCommit = next();
        if (atCommit.isPresent() && atCommit.get().before()) {
            throw blow(atCommit.get());
        }
    }

    @Override
    public void afterCommit() {
        if (atCommit.isPresent()) {
            throw blow(atCommit.get());
        }
    }
}
