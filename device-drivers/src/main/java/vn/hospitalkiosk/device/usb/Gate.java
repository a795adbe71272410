package vn.hospitalkiosk.device.usb;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Counts the threads inside native calls, so that a native handle is given back only when the last of them has left: a read on a closed handle would end the whole program.
final class Gate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
    private final Runnable release;
    private int inside;
    private boolean shut;
    private boolean released;

    /// @param release run once, by whichever thread is last
    Gate(Runnable release) {
        this.release = release;
    }

    /// False once the gate is shut. After true, `leave` must follow.
    boolean enter() {
        lock.lock();
        try {
            if (shut) {
                return false;
            }
            inside++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            inside--;
            releaseWhenEmpty();
        } finally {
            lock.unlock();
        }
    }

    boolean isShut() {
        lock.lock();
        try {
            return shut;
        } finally {
            lock.unlock();
        }
    }

    /// Lets nobody in any more and waits for those inside, but not for ever: then the last of them releases.
    ///
    /// @return whether it was released when this returned
    boolean shut(Duration atMost) {
        lock.lock();
        try {
            shut = true;
            releaseWhenEmpty();
            long left = atMost.toNanos();
            while (!released && left > 0) {
                left = empty.awaitNanos(left);
            }
            return released;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void releaseWhenEmpty() {
        if (shut && inside == 0 && !released) {
            released = true;
            release.run();
            empty.signalAll();
        }
    }
}
