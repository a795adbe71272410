package vn.hospitalkiosk.device.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.LineGoneException;

/// A line in memory whose far end is a test: it sees each write and says what it likes.
public final class PeerLine implements ByteLine {
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> said = new LinkedBlockingQueue<>();
    private final List<byte[]> heard = new ArrayList<>();
    private final BiConsumer<PeerLine, byte[]> peer;
    private volatile boolean gone;

    public PeerLine(BiConsumer<PeerLine, byte[]> peer) {
        this.peer = peer;
    }

    public void say(byte... bytes) {
        if (bytes.length == 0) {
            return;
        }
        said.add(bytes.clone());
    }

    public void hangUp() {
        gone = true;
        said.add(END);
    }

    /// Everything written so far, in order.
    public synchronized List<byte[]> heard() {
        return List.copyOf(heard);
    }

    @Override
    public int read(byte[] into) {
        try {
            byte[] bytes = said.take();
            if (bytes.length == 0) {
                said.add(END);
                throw new LineGoneException("hung up");
            }
            System.arraycopy(bytes, 0, into, 0, bytes.length);
            return bytes.length;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void write(byte[] bytes, Duration perPortion) {
        if (gone) {
            throw new LineGoneException("hung up");
        }
        byte[] copy = Arrays.copyOf(bytes, bytes.length);
        synchronized (this) {
            heard.add(copy);
        }
        peer.accept(this, copy);
    }

    @Override
    public void close() {
        hangUp();
    }
}
