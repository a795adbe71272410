package vn.hospitalkiosk.virtual.card;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The place where the card is laid down: whether it lies there, and its faults in time. Thread-safe.
///
/// Each transport has a [Reader] with a chip session of its own: pcscd powers the card up some time after it was laid down, and must not end the session of somebody who reads over the socket.
final class CardSlot {
    /// What goes wrong with this laying down, counted from its first command as 1.
    ///
    /// @param perCommand how long the card thinks about each
    record Mishaps(OptionalInt pullAtApdu, OptionalInt hangAtApdu, Duration perCommand) {
        static final Mishaps NONE =
                new Mishaps(OptionalInt.empty(), OptionalInt.empty(), Duration.ZERO);
    }

    private final Chip usual;
    private final ReentrantLock state = new ReentrantLock();
    private final Condition moved = state.newCondition();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private boolean inserted;
    private int laying;
    private int apdus;
    private Mishaps mishaps = Mishaps.NONE;
    private Chip chip;

    /// @param usual the chip that is laid down when nothing else is said
    CardSlot(Chip usual) {
        this.usual = usual;
        this.chip = usual;
    }

    Reader reader() {
        return new Reader();
    }

    /// `watcher` is called after every laying down and taking away, on the thread that did it.
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    /// A card that lies there keeps lying; its commands count from 0 again.
    void insert(Mishaps wanted) {
        change(true, usual, wanted);
    }

    /// Another card; it takes the place of one that lies there.
    void insert(Chip other, Mishaps wanted) {
        if (inserted()) {
            remove();
        }
        change(true, other, wanted);
    }

    void remove() {
        change(false, usual, Mishaps.NONE);
    }

    boolean inserted() {
        state.lock();
        try {
            return inserted;
        } finally {
            state.unlock();
        }
    }

    int apdus() {
        state.lock();
        try {
            return apdus;
        } finally {
            state.unlock();
        }
    }

    /// One way to the card. Commands reach it one by one.
    final class Reader {
        private VirtualCard card = new VirtualCard(usual);
        private final ReentrantLock bus = new ReentrantLock(true);
        private int known;

        /// The reader switches its field off and on.
        void reset() {
            bus.lock();
            try {
                card.reset();
            } finally {
                bus.unlock();
            }
        }

        /// Empty: no card, or it left before it answered. A hung card keeps the caller until it is taken away.
        Optional<byte[]> exchange(byte[] command) {
            bus.lock();
            try {
                Optional<Laying> arrived = arrive();
                if (arrived.isEmpty()) {
                    return Optional.empty();
                }
                Laying mine = arrived.get();
                if (known != mine.number()) {
                    known = mine.number();
                    card = new VirtualCard(mine.chip());
                }
                byte[] answer = card.process(command);
                return lies(known) ? Optional.of(answer) : Optional.empty();
            } finally {
                bus.unlock();
            }
        }
    }

    private record Laying(int number, Chip chip) {}

    /// Counts one more command and lets happen what shall happen with it. Answers which laying down this is, or empty when no card is there to answer.
    private Optional<Laying> arrive() {
        state.lock();
        try {
            if (!inserted) {
                return Optional.empty();
            }
            int mine = laying;
            Chip lying = chip;
            apdus++;
            if (is(mishaps.hangAtApdu())) {
                awaitLeaving(mine, Long.MAX_VALUE);
                return Optional.empty();
            }
            boolean pulled = is(mishaps.pullAtApdu());
            awaitLeaving(mine, mishaps.perCommand().toNanos());
            if (!inserted || laying != mine) {
                return Optional.empty();
            }
            if (!pulled) {
                return Optional.of(new Laying(mine, lying));
            }
        } finally {
            state.unlock();
        }
        remove();
        return Optional.empty();
    }

    private boolean is(OptionalInt number) {
        return number.isPresent() && number.getAsInt() == apdus;
    }

    private boolean lies(int mine) {
        state.lock();
        try {
            return inserted && laying == mine;
        } finally {
            state.unlock();
        }
    }

    private void awaitLeaving(int mine, long nanos) {
        long left = nanos;
        try {
            while (inserted && laying == mine && left > 0) {
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Whoever waited for an answer is asked to stop: the card is then as good as gone.
            Thread.currentThread().interrupt();
        }
    }

    private void change(boolean present, Chip which, Mishaps wanted) {
        state.lock();
        try {
            if (present != inserted) {
                laying++;
                chip = which;
            }
            inserted = present;
            apdus = 0;
            mishaps = wanted;
            moved.signalAll();
        } finally {
            state.unlock();
        }
        watchers.forEach(Runnable::run);
    }
}
