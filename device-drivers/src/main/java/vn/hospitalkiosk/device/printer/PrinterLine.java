package vn.hospitalkiosk.device.printer;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.DeviceHistory;
import vn.hospitalkiosk.device.DeviceHistory.Count;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.link.WireTrace;

/// One connection to a printer. Replies are read and sorted on a platform thread of its own; everything else is done by the printer's thread.
final class PrinterLine implements AutoCloseable {
    /// Longest time one portion of bytes may take, and longest time a printer may hold us back with XOFF.
    private static final Duration PORTION = Duration.ofSeconds(3);

    /// A line that breaks is told some moments before the answer it makes impossible.
    private static final Duration SLICE = Duration.ofMillis(50);

    private final ByteLine line;
    private final int chunkBytes;
    private final WireTrace trace;
    private final DeviceHistory history;
    private final Runnable onNews;
    private final PrinterIdentity identity = new PrinterIdentity();
    private final BlockingQueue<Integer> answers = new ArrayBlockingQueue<>(16);
    private final BlockingQueue<Reply> confirmations = new ArrayBlockingQueue<>(64);
    private final BlockingQueue<Reply> cleared = new ArrayBlockingQueue<>(1);
    private volatile @Nullable PrinterStatus told;
    private volatile boolean held;
    private volatile boolean gone;

    /// @param onNews called from the reading thread when the state may have changed
    PrinterLine(
            ByteLine line,
            int chunkBytes,
            WireTrace trace,
            DeviceHistory history,
            Runnable onNews) {
        this.line = line;
        this.chunkBytes = chunkBytes;
        this.trace = trace;
        this.history = history;
        this.onNews = onNews;
        Thread.ofPlatform().daemon().name("receipt-printer-replies").start(this::listen);
    }

    private void listen() {
        ReplyDemux demux = new ReplyDemux();
        byte[] buffer = new byte[256];
        try {
            while (true) {
                int count = line.read(buffer);
                demux.accept(buffer, count).forEach(this::sort);
            }
        } catch (LineGoneException e) {
            gone = true;
            onNews.run();
        }
    }

    /// Queues that overflow lose the newest: a printer that says so much says nothing of use.
    private void sort(Reply reply) {
        history.count(reply instanceof Reply.Other ? Count.FRAMES_DAMAGED : Count.FRAMES_HEARD);
        switch (reply) {
            case Reply.RealTimeStatus(int bits) -> answers.offer(bits);
            case Reply.ProcessId _, Reply.PaperStatus _ -> {
                trace.heard("confirmation");
                confirmations.offer(reply);
            }
            case Reply.AutomaticStatus status -> {
                trace.heard("automatic status");
                told = PrinterStatus.told(status);
                onNews.run();
            }
            case Reply.Name(String text) -> identity.answer(text);
            case Reply.Cleared _ -> {
                trace.heard("cleared");
                cleared.offer(reply);
            }
            case Reply.Hold _ -> held = true;
            case Reply.GoOn _ -> held = false;
            case Reply.Other _ -> trace.heard("not understood");
        }
    }

    /// @param what for the trace
    void write(String what, byte[] bytes) {
        trace.sent(what + ", " + bytes.length + " bytes");
        history.count(Count.FRAMES_SENT);
        for (int at = 0; at < bytes.length; at += chunkBytes) {
            awaitRoom();
            int end = Math.min(bytes.length, at + chunkBytes);
            line.write(Arrays.copyOfRange(bytes, at, end), PORTION);
        }
    }

    private void awaitRoom() {
        long end = System.nanoTime() + PORTION.toNanos();
        while (held) {
            if (gone
                    || end - System.nanoTime() <= 0
                    || told().flatMap(PrinterStatus::fault).isPresent()) {
                throw new LineGoneException("the printer holds its line up");
            }
            pause(SLICE);
        }
    }

    /// Asks, and waits for the three answers one by one: they do not say what they answer.
    ///
    /// @throws LineGoneException when the printer does not answer
    PrinterStatus status(Duration perAnswer) {
        PrinterStatus now =
                PrinterStatus.asked(asked(1, perAnswer), asked(2, perAnswer), asked(4, perAnswer));
        // Newer than what it told; a reply may have been lost.
        told = now;
        return now;
    }

    /// Whether it can print, by the cheapest question.
    Optional<PrinterStatus> trouble(Duration perAnswer) {
        return (asked(1, perAnswer) & 0x08) == 0
                ? Optional.empty()
                : Optional.of(status(perAnswer));
    }

    /// One question at a time, and each only once: a printer that was dark for a moment in the middle of a slip must be found out by the answer it owes. Passes XOFF, as real-time commands may.
    int asked(int n, Duration atMost) {
        answers.clear();
        long began = System.nanoTime();
        line.write(EscPos.realTimeStatus(n), PORTION);
        history.count(Count.FRAMES_SENT);
        while (!gone && System.nanoTime() - began < atMost.toNanos()) {
            Integer answer = taken(answers, SLICE);
            if (answer != null) {
                history.roundTrip(Duration.ofNanos(System.nanoTime() - began));
                return answer;
            }
        }
        if (gone) {
            throw new LineGoneException("the line to the printer is gone");
        }
        history.count(Count.FRAMES_UNANSWERED);
        throw new LineGoneException("the printer does not answer");
    }

    /// Whether it answers at all.
    boolean answers(Duration atMost) {
        try {
            asked(1, atMost);
            return true;
        } catch (LineGoneException e) {
            if (gone) {
                throw e;
            }
            return false;
        }
    }

    /// What the printer said last of itself as a whole.
    Optional<PrinterStatus> told() {
        return Optional.ofNullable(told);
    }

    void forgetConfirmations() {
        confirmations.clear();
    }

    /// A confirmation, or null when none came in time.
    @Nullable Reply confirmation(Duration atMost) {
        return taken(confirmations, atMost);
    }

    /// Tells the printer to forget what waits in it. Everything it said before its answer is older than this.
    ///
    /// @return whether it answered; clones may not know the command
    boolean cleared(Duration atMost) {
        cleared.clear();
        write("clear", EscPos.clearBuffers());
        return taken(cleared, atMost) != null;
    }

    PrinterIdentity identity() {
        return identity;
    }

    boolean gone() {
        return gone;
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static <T> @Nullable T taken(BlockingQueue<T> queue, Duration atMost) {
        try {
            return queue.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static LineGoneException interrupted() {
        Thread.currentThread().interrupt();
        return new LineGoneException("the printer's thread was asked to stop");
    }

    @Override
    public void close() {
        line.close();
    }
}
