package vn.hospitalkiosk.virtual.card;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The reader's bed: whether the card lies there, and its faults in time. Commands reach the card one by one. Thread-safe.
final class CardSlot {
    /// What goes wrong with this laying down, counted from its first command as 1.
    record Mishaps(OptionalInt pullAtApdu, OptionalInt hangAtApdu) {
        static final Mishaps NONE = new Mishaps(OptionalInt.empty(), OptionalInt.empty());
    }

    private final VirtualCard card;
    private final ReentrantLock bus = new ReentrantLock(true);
    private final ReentrantLock state = new ReentrantLock();
    private final Condition moved = state.newCondition();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private boolean inserted;
    private int laying;
    private int apdus;
    private Mishaps mishaps = Mishaps.NONE;

    CardSlot(VirtualCard card) {
        this.card = card;
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

    /// The reader switches the field off and on.
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
            int mine;
            boolean pulled;
            state.lock();
            try {
                if (!inserted) {
                    return Optional.empty();
                }
                mine = laying;
                apdus++;
                pulled = is(mishaps.pullAtApdu());
                if (is(mishaps.hangAtApdu())) {
                    awaitLeaving(mine);
                    return Optional.empty();
                }
            } finally {
                state.unlock();
            }
            if (pulled) {
                remove();
                return Optional.empty();
            }
            byte[] answer = card.process(command);
            return lies(mine) ? Optional.of(answer) : Optional.empty();
        } finally {
            bus.unlock();
        }
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
        boolean fresh;
        state.lock();
        try {
            fresh = present && !inserted;
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
        if (fresh) {
            reset();
        }
        watchers.forEach(Runnable::run);
    }
}
