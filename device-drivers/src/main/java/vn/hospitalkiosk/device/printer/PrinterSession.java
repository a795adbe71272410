package vn.hospitalkiosk.device.printer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.LineGoneException;

/// One connection to a printer. Replies are read and sorted on a platform thread of its own; everything else is done by the printer's thread.
final class PrinterSession implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration PORTION = Duration.ofSeconds(3);

    /// A fault is told some moments before the answer it makes impossible.
    private static final Duration SLICE = Duration.ofMillis(100);

    private final ByteLine line;
    private final Runnable onNews;
    private final BlockingQueue<Integer> answers = new ArrayBlockingQueue<>(16);
    private final BlockingQueue<Reply> confirmations = new ArrayBlockingQueue<>(64);
    private volatile @Nullable PrinterStatus told;
    private volatile boolean gone;

    /// @param onNews called from the reading thread when the state may have changed
    PrinterSession(ByteLine line, Runnable onNews) {
        this.line = line;
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
        switch (reply) {
            case Reply.RealTimeStatus(int bits) -> answers.offer(bits);
            case Reply.ProcessId _, Reply.PaperStatus _ -> confirmations.offer(reply);
            case Reply.AutomaticStatus status -> {
                told = PrinterStatus.told(status);
                onNews.run();
            }
            case Reply.Other _ -> {}
        }
    }

    void write(byte[] bytes) {
        line.write(bytes, PORTION);
    }

    /// Asks, and waits for the three answers one by one: they do not say what they answer.
    ///
    /// @throws LineGoneException when the printer does not answer
    PrinterStatus status() {
        return PrinterStatus.asked(asked(1), asked(2), asked(4));
    }

    /// Whether it can print, by the cheapest question. A fault the printer told by itself meanwhile counts at once.
    Optional<PrinterStatus> trouble() {
        return (asked(1) & 0x08) == 0 ? Optional.empty() : Optional.of(status());
    }

    private int asked(int n) {
        answers.clear();
        write(EscPos.realTimeStatus(n));
        long end = System.nanoTime() + ANSWER.toNanos();
        while (!gone && end - System.nanoTime() > 0) {
            Integer answer = taken(answers, SLICE);
            if (answer != null) {
                return answer;
            }
        }
        throw new LineGoneException("the printer does not answer");
    }

    /// What the printer told last without being asked.
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

    boolean gone() {
        return gone;
    }

    private static <T> @Nullable T taken(BlockingQueue<T> queue, Duration atMost) {
        try {
            return queue.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LineGoneException("the printer's thread was asked to stop");
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
