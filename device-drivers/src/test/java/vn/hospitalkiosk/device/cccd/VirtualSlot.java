package vn.hospitalkiosk.device.cccd;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.smartcard.CardChannel;
import vn.hospitalkiosk.device.smartcard.CardLineException.CardRemoved;
import vn.hospitalkiosk.device.smartcard.CardLineException.ReaderGone;
import vn.hospitalkiosk.device.smartcard.CardSlot;
import vn.hospitalkiosk.device.smartcard.Presence;
import vn.hospitalkiosk.virtual.card.Chip;
import vn.hospitalkiosk.virtual.card.VirtualCard;

/// A reader in this process with knobs for everything that goes wrong.
final class VirtualSlot implements CardSlot {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CountDownLatch letGo = new CountDownLatch(1);
    private @Nullable UnaryOperator<byte[]> card;
    private @Nullable Runnable reset;
    private @Nullable Presence answered;
    private volatile byte[] atr = {0x3B, 0x00};
    private boolean woken;
    private boolean unplugged;
    private int commands;
    private int pullAt = Integer.MAX_VALUE;
    private int hangAt = Integer.MAX_VALUE;

    void lay(Chip chip) {
        VirtualCard virtual = new VirtualCard(chip);
        lay(virtual::process, virtual::reset);
    }

    void lay(UnaryOperator<byte[]> answers, Runnable onReset) {
        change(() -> {
            card = answers;
            reset = onReset;
            commands = 0;
        });
    }

    void take() {
        change(() -> card = null);
    }

    void unplug(boolean out) {
        change(() -> unplugged = out);
    }

    /// Another kind of chip.
    void atr(byte... other) {
        atr = other;
    }

    /// Counted from 1.
    void pullAt(int command) {
        pullAt = command;
    }

    void hangAt(int command) {
        hangAt = command;
    }

    /// Ends what hangs.
    void letGo() {
        letGo.countDown();
    }

    int commands() {
        return commands;
    }

    private void change(Runnable how) {
        lock.lock();
        try {
            how.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void open() {
        answered = null;
        requirePlugged();
    }

    @Override
    public String reader() {
        return "in this process";
    }

    private void requirePlugged() {
        if (unplugged) {
            throw new ReaderGone("unplugged");
        }
    }

    @Override
    public Presence await(Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (now() == answered && !woken && !unplugged && left > 0) {
                left = changed.awaitNanos(left);
            }
            woken = false;
            requirePlugged();
            answered = now();
            return answered;
        } catch (InterruptedException e) {
            throw new ReaderGone("interrupted");
        } finally {
            lock.unlock();
        }
    }

    private Presence now() {
        return card == null ? Presence.ABSENT : Presence.PRESENT;
    }

    @Override
    public CardChannel connect() {
        Runnable power = reset;
        if (card == null || power == null) {
            throw new CardRemoved("no card");
        }
        power.run();
        return new Channel();
    }

    @Override
    public void wake() {
        change(() -> woken = true);
    }

    @Override
    public void abort() {
        wake();
    }

    @Override
    public void close() {
        // Nothing to let go of.
    }

    private final class Channel implements CardChannel {
        @Override
        public byte[] transmit(byte[] apdu) {
            commands++;
            if (commands == hangAt) {
                hangAt = Integer.MAX_VALUE;
                awaitLetGo();
            }
            if (commands == pullAt) {
                pullAt = Integer.MAX_VALUE;
                take();
            }
            UnaryOperator<byte[]> present = card;
            if (unplugged) {
                throw new ReaderGone("unplugged");
            }
            if (present == null) {
                throw new CardRemoved("pulled");
            }
            return present.apply(apdu);
        }

        private void awaitLetGo() {
            try {
                if (!letGo.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody let go");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public byte[] atr() {
            return atr.clone();
        }

        @Override
        public void close() {
            // Nothing to let go of.
        }
    }
}
