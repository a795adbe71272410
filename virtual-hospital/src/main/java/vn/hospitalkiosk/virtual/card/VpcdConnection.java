package vn.hospitalkiosk.virtual.card;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// The card's cable to vsmartcard's vpcd, which plays a reader inside pcscd: frames of a 2-byte big-endian length and a body; a body of one byte is 0 off, 1 on, 2 reset, 4 asks for the ATR, a longer one is an APDU. Connected while the card lies on the reader, and only then.
///
/// vpcd sends length and body apart: without quick acknowledgements, armed anew before every read, each APDU would wait 44 ms for Nagle's algorithm.
final class VpcdConnection implements AutoCloseable {
    /// A contactless card: T=0 and T=1, no historical bytes (PC/SC part 3, 3.1.3.2.3).
    private static final byte[] ATR = HexFormat.of().parseHex("3b80800101");

    private static final int CONNECT_MILLIS = 1000;
    private static final long RETRY_MILLIS = 100;

    private final InetSocketAddress vpcd;
    private final CardSlot slot;
    private final CardSlot.Reader reader;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Thread thread;
    private @Nullable Socket current;
    private boolean closed;

    VpcdConnection(InetSocketAddress vpcd, CardSlot slot) {
        this.vpcd = vpcd;
        this.slot = slot;
        this.reader = slot.reader();
        this.thread = Thread.ofPlatform().daemon().name("vpcd").unstarted(this::run);
    }

    void start() {
        slot.watch(this::cardMoved);
        thread.start();
    }

    boolean connected() {
        lock.lock();
        try {
            return current != null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            hangUp();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void cardMoved() {
        lock.lock();
        try {
            if (!slot.inserted()) {
                hangUp();
            }
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Only under the lock.
    private void hangUp() {
        Socket socket = current;
        current = null;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // A socket that cannot be closed is gone.
            }
        }
    }

    private void run() {
        while (awaitCard()) {
            try (Socket socket = connect()) {
                serve(socket);
            } catch (IOException e) {
                // vpcd is not there yet, went away, or we hung up: the loop looks again.
            } finally {
                lock.lock();
                try {
                    current = null;
                } finally {
                    lock.unlock();
                }
            }
            pause();
        }
    }

    /// False when closed.
    private boolean awaitCard() {
        lock.lock();
        try {
            while (!closed && !slot.inserted()) {
                moved.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// Waits a little before vpcd is asked again; not when the card has left or we are closed.
    private void pause() {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS);
            while (!closed && slot.inserted() && left > 0) {
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.connect(vpcd, CONNECT_MILLIS);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        lock.lock();
        try {
            if (closed || !slot.inserted()) {
                socket.close();
                throw new IOException("the card has left");
            }
            current = socket;
            return socket;
        } finally {
            lock.unlock();
        }
    }

    private void serve(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        while (true) {
            quick(socket);
            int length = in.readUnsignedShort();
            byte[] body = new byte[length];
            quick(socket);
            in.readFully(body);
            if (length == 1) {
                control(body[0], out);
            } else {
                Optional<byte[]> answer = reader.exchange(body);
                if (answer.isEmpty()) {
                    return;
                }
                send(out, answer.get());
            }
        }
    }

    private void control(byte order, DataOutputStream out) throws IOException {
        switch (order) {
            case 0, 1, 2 -> reader.reset();
            case 4 -> send(out, ATR);
            default -> throw new IOException("vpcd gave an unknown order");
        }
    }

    /// Length and body in one segment.
    private static void send(DataOutputStream out, byte[] body) throws IOException {
        byte[] length = {(byte) (body.length >> 8), (byte) body.length};
        out.write(Tlv.join(length, body));
        out.flush();
    }

    private static void quick(Socket socket) throws IOException {
        socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
    }
}
