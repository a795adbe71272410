package vn.hospitalkiosk.virtual.card;

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
    record Mishaps(OptionalInt pullAtApdu, OptionalInt hangAtApdu) {
        static final Mishaps NONE = new Mishaps(OptionalInt.empty(), OptionalInt.empty());
    }

    private final Chip chip;
    private final ReentrantLock state = new ReentrantLock();
    private final Condition moved = state.newCondition();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private boolean inserted;
    private int laying;
    private int apdus;
    private Mishaps mishaps = Mishaps.NONE;

    CardSlot(Chip chip) {
        this.chip = chip;
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
        change(true, wanted);
    }

    void remove() {
        change(false, Mishaps.NONE);
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
        private final VirtualCard card = new VirtualCard(chip);
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
                OptionalInt mine = arrive();
                if (mine.isEmpty()) {
                    return Optional.empty();
                }
                if (known != mine.getAsInt()) {
                    known = mine.getAsInt();
                    card.reset();
                }
                byte[] answer = card.process(command);
                return lies(known) ? Optional.of(answer) : Optional.empty();
            } finally {
                bus.unlock();
            }
        }
    }

    /// Counts one more command and lets happen what shall happen with it. Answers which laying down this is, or empty when no card is there to answer.
    private OptionalInt arrive() {
        state.lock();
        try {
            if (!inserted) {
                return OptionalInt.empty();
            }
            int mine = laying;
            apdus++;
            if (is(mishaps.hangAtApdu())) {
                awaitLeaving(mine);
                return OptionalInt.empty();
            }
            if (!is(mishaps.pullAtApdu())) {
                return OptionalInt.of(mine);
            }
        } finally {
            state.unlock();
        }
        remove();
        return OptionalInt.empty();
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

    private void awaitLeaving(int mine) {
        while (inserted && laying == mine) {
            moved.awaitUninterruptibly();
        }
    }

    private void change(boolean present, Mishaps wanted) {
        state.lock();
        try {
            if (present != inserted) {
                laying++;
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
