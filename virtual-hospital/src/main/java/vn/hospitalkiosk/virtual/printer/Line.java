package vn.hospitalkiosk.virtual.printer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One caller's connection as a stream of bytes in and answers out. Reading stands still while the printer is stalled. Answers to a caller that is gone are lost, as on a real cable.
final class Line {
    /// The knob that stops reading, shared by all lines of a printer.
    static final class Stall {
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

        private void await() {
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

    private final InputStream in;
    private final OutputStream out;
    private final Stall stall;

    /// Small, so that a stalled printer holds back its caller soon.
    private final byte[] chunk = new byte[2048];

    private int at;
    private int end;

    Line(InputStream in, OutputStream out, Stall stall) {
        this.in = in;
        this.out = out;
        this.stall = stall;
    }

    /// The next byte, 0 to 255. `EOFException` at the end of the line.
    int next() throws IOException {
        if (at == end) {
            stall.await();
            end = in.read(chunk);
            at = 0;
            if (end <= 0) {
                end = 0;
                throw new EOFException();
            }
            stall.await();
        }
        return chunk[at++] & 0xFF;
    }

    /// Two bytes, low first.
    int word() throws IOException {
        int low = next();
        return low | next() << 8;
    }

    void skip(long count) throws IOException {
        for (long i = 0; i < count; i++) {
            next();
        }
    }

    void answer(byte[] bytes) {
        synchronized (out) {
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException e) {
                // The caller is gone; reading ends by itself.
            }
        }
    }
}
