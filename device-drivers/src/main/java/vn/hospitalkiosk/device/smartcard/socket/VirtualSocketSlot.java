package vn.hospitalkiosk.device.smartcard.socket;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.smartcard.CardChannel;
import vn.hospitalkiosk.device.smartcard.CardLineException.CardRemoved;
import vn.hospitalkiosk.device.smartcard.CardLineException.ReaderGone;
import vn.hospitalkiosk.device.smartcard.CardSlot;
import vn.hospitalkiosk.device.smartcard.Presence;

/// The virtual card's Unix socket as a slot (wires.md, "virtual card, without PC/SC"). One connection asks for presence, one more serves each card session.
public final class VirtualSocketSlot implements CardSlot {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(50);

    private final Path socket;
    private final Semaphore woken = new Semaphore(0);
    private volatile @Nullable Frames questions;
    private volatile @Nullable Frames session;
    private @Nullable Presence answered;

    public VirtualSocketSlot(Path socket) {
        this.socket = socket;
    }

    @Override
    public void open() {
        questions = connection();
        answered = null;
    }

    @Override
    public String reader() {
        return "virtual card";
    }

    private Frames connection() {
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            return new Frames(channel);
        } catch (IOException e) {
            throw new ReaderGone("the virtual card's socket does not answer");
        }
    }

    @Override
    public Presence await(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        Presence known = answered;
        while (true) {
            Presence now = ask();
            long left = end - System.nanoTime();
            if (now != known || left <= 0 || pauseOrWoken(left)) {
                answered = now;
                return now;
            }
        }
    }

    private Presence ask() {
        Frames line = questions;
        if (line == null) {
            throw new IllegalStateException("open comes first");
        }
        try {
            return line.presence() ? Presence.PRESENT : Presence.ABSENT;
        } catch (IOException e) {
            throw new ReaderGone("the virtual card's socket was closed");
        }
    }

    private boolean pauseOrWoken(long nanos) {
        try {
            return woken.tryAcquire(
                    Math.min(nanos, BETWEEN_QUESTIONS.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReaderGone("the thread that waited for a card was asked to stop");
        }
    }

    @Override
    public CardChannel connect() {
        if (ask() == Presence.ABSENT) {
            throw new CardRemoved("no card lies on the reader");
        }
        Frames line = connection();
        session = line;
        return new VirtualSocketChannel(line);
    }

    @Override
    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    @Override
    public void abort() {
        wake();
        closed(session);
    }

    @Override
    public void close() {
        closed(session);
        closed(questions);
    }

    private static void closed(@Nullable Frames line) {
        if (line != null) {
            line.close();
        }
    }
}
