package vn.hospitalkiosk.virtual.printer;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The knob that stops reading, shared by all wires of a printer.
final class Stall {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private boolean stalled;

    void set(boolean now) {
        lock.lock();
        try {
            stalled = now;
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void await() {
        lock.lock();
        try {
            while (stalled) {
                released.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
