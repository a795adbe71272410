package vn.hospitalkiosk.device.link;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.DeviceCommand;
import vn.hospitalkiosk.device.DeviceHistory;
import vn.hospitalkiosk.device.DeviceHistory.Count;
import vn.hospitalkiosk.device.LineGoneException;

/// One open line on which commands are exchanged, one at a time. Reads on a platform thread of its own; `exchange` and `tend` belong to whoever holds the device.
public final class DeviceLink implements AutoCloseable {
    private static final Duration PORTION = Duration.ofSeconds(3);
    private static final int WAITING_SIGNALS = 256;
    private static final int BUFFER_BYTES = 1024;

    private final ByteLine line;
    private final FrameFormat format;
    private final LinkTimes times;
    private final WireTrace trace;
    private final DeviceHistory history;
    private final Runnable onEnd;
    private final Function<byte[], String> title;
    private final FrameScanner scanner;
    private final BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(WAITING_SIGNALS);
    private final AtomicLong lastByte = new AtomicLong();
    private volatile boolean gone;

    /// A copy of the last command met silence.
    private boolean doubtful;

    /// Length and hash of the last answer: enough to know a second copy.
    private long delivered;

    /// @param title what a frame is, for the trace: never its content
    /// @param history counts frames and round trips
    /// @param onEnd called once, on the reading thread, when the line has gone; must only wake somebody
    public DeviceLink(
            ByteLine line,
            FrameFormat format,
            LinkTimes times,
            WireTrace trace,
            Function<byte[], String> title,
            DeviceHistory history,
            Runnable onEnd) {
        this.line = line;
        this.format = format;
        this.times = times;
        this.trace = trace;
        this.title = title;
        this.history = history;
        this.onEnd = onEnd;
        this.scanner = new FrameScanner(format);
        Thread.ofPlatform().daemon().name("device-link").start(this::listen);
    }

    private void listen() {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            while (true) {
                int count = line.read(buffer);
                lastByte.set(System.nanoTime());
                synchronized (scanner) {
                    scanner.accept(buffer, count).forEach(this::queue);
                }
                Arrays.fill(buffer, 0, count, (byte) 0);
            }
        } catch (LineGoneException e) {
            gone = true;
            queue(new Signal.LineEnded());
            onEnd.run();
        }
    }

    /// A queue that overflows loses the newest: a device that says so much says nothing of use.
    private void queue(Signal signal) {
        if (!signals.offer(signal)) {
            wipe(signal);
        }
    }

    private static void wipe(Signal signal) {
        if (signal instanceof Signal.Message(byte[] payload)) {
            Arrays.fill(payload, (byte) 0);
        }
    }

    public boolean gone() {
        return gone;
    }

    /// Sends one command and waits for its answer. Never throws for what a line or a device does.
    ///
    /// @param answerWithin from the ACK, or the latest sign of progress, to the answer
    /// @param answers whether a message answers this command; others are acknowledged and dropped
    /// @param beforeAck gets the answer before the device hears that we have it, to write it down
    public ExchangeEnd exchange(
            DeviceCommand command,
            byte[] payload,
            Duration answerWithin,
            Predicate<byte[]> answers,
            Consumer<byte[]> beforeAck) {
        return exchange(command, payload, times, answerWithin, answers, beforeAck, Signs.UNHEARD);
    }

    /// The same with another patience than the line's own: a heartbeat waits less.
    public ExchangeEnd exchange(
            DeviceCommand command,
            byte[] payload,
            LinkTimes patience,
            Duration answerWithin,
            Predicate<byte[]> answers,
            Consumer<byte[]> beforeAck) {
        return exchange(
                command, payload, patience, answerWithin, answers, beforeAck, Signs.UNHEARD);
    }

    /// The same, heard of while the device works.
    ///
    /// @param signs hears of the command being taken and worked on
    public ExchangeEnd exchange(
            DeviceCommand command,
            byte[] payload,
            LinkTimes patience,
            Duration answerWithin,
            Predicate<byte[]> answers,
            Consumer<byte[]> beforeAck,
            Signs signs) {
        try {
            tend();
        } catch (LineGoneException e) {
            gone = true;
        }
        if (gone) {
            return new ExchangeEnd.NotTaken("the line was gone before the command");
        }
        doubtful = false;
        Conversation conversation =
                new Conversation(command, payload, patience, answerWithin, signs);
        return conversation.run(answers, beforeAck);
    }

    /// Whether a copy of the last command met silence: besides the answer that ended the exchange, a sign or an answer of it may still come. Belongs to whoever holds the device.
    public boolean doubtful() {
        return doubtful;
    }

    /// Acknowledges what came without being asked for, such as a second copy of an answer.
    ///
    /// @throws LineGoneException when the line is gone
    public void tend() {
        for (Signal signal = signals.poll(); signal != null; signal = signals.poll()) {
            if (signal instanceof Signal.Message(byte[] payload)) {
                drop(payload);
            }
        }
    }

    private void drop(byte[] payload) {
        trace.heard(title.apply(payload) + ", dropped");
        Arrays.fill(payload, (byte) 0);
        write(format.acknowledgement(), "ACK");
    }

    private void write(byte[] bytes, String what) {
        trace.sent(what);
        line.write(bytes, PORTION);
    }

    /// The next signal, or null when the time is up. A frame that stopped in its middle is given up here, by our own timer.
    private @Nullable Signal heard(long deadline) {
        long slice = times.interByte().toNanos() / 2;
        while (true) {
            long left = deadline - System.nanoTime();
            Signal signal = poll(Math.max(0, Math.min(left, slice)));
            if (signal != null) {
                return signal;
            }
            if (gone && signals.isEmpty()) {
                return new Signal.LineEnded();
            }
            synchronized (scanner) {
                boolean stopped = System.nanoTime() - lastByte.get() > times.interByte().toNanos();
                if (scanner.open() && stopped) {
                    scanner.silence().forEach(this::queue);
                }
            }
            if (left <= 0) {
                return signals.poll();
            }
        }
    }

    private @Nullable Signal poll(long nanos) {
        try {
            return signals.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Signal.LineEnded();
        }
    }

    /// From any thread: bytes written while the device works on a command; forgotten when it works on none.
    ///
    /// @param what for the trace
    public void interject(byte[] bytes, String what) {
        queue(new Signal.Wish(bytes, what));
    }

    @Override
    public void close() {
        line.close();
    }

    private static long mark(byte[] payload) {
        return ((long) payload.length << 32) ^ (Arrays.hashCode(payload) & 0xFFFF_FFFFL);
    }

    /// One command on its way.
    private final class Conversation {
        private final Exchange rules;
        private final byte[] frame;
        private final String name;
        private final LinkTimes patience;
        private final Duration answerWithin;
        private final Signs signs;
        private ExchangeState state = Exchange.begin();
        private int refusals;
        private long deadline;
        private long sentAt;

        Conversation(
                DeviceCommand command,
                byte[] payload,
                LinkTimes patience,
                Duration answerWithin,
                Signs signs) {
            this.signs = signs;
            this.rules = new Exchange(command, patience.sends());
            this.patience = patience;
            this.frame = format.frame(payload);
            this.name = title.apply(payload);
            this.answerWithin = answerWithin;
        }

        ExchangeEnd run(Predicate<byte[]> answers, Consumer<byte[]> beforeAck) {
            try {
                send();
                while (true) {
                    ExchangeEvent event = event(answers);
                    if (event instanceof ExchangeEvent.Answer(byte[] payload)) {
                        delivered = mark(payload);
                        beforeAck.accept(payload);
                        acknowledge();
                    }
                    switch (rules.next(state, event)) {
                        case ExchangeStep.Wait(ExchangeState next) -> await(next, event);
                        case ExchangeStep.SendAgain(ExchangeState next) -> {
                            state = next;
                            pause();
                            send();
                        }
                        case ExchangeStep.Finish(ExchangeEnd end) -> {
                            return end;
                        }
                    }
                }
            } catch (LineGoneException e) {
                gone = true;
                return new ExchangeEnd.Open(
                        state instanceof ExchangeState.AwaitAnswer, "the line broke");
            } finally {
                Arrays.fill(frame, (byte) 0);
            }
        }

        private void send() {
            write(frame, name);
            history.count(Count.FRAMES_SENT);
            sentAt = System.nanoTime();
            deadline = sentAt + patience.ackTimeout().toNanos();
        }

        /// A late second ACK must not prolong the wait for an answer for ever; a sign of progress does.
        private void await(ExchangeState next, ExchangeEvent event) {
            boolean first = state instanceof ExchangeState.AwaitAck;
            state = next;
            if (first) {
                signs.taken();
            }
            if (first || event instanceof ExchangeEvent.Progressed) {
                deadline = System.nanoTime() + answerWithin.toNanos();
            }
        }

        /// The answer counts whether or not the device hears that we have it.
        private void acknowledge() {
            try {
                write(format.acknowledgement(), "ACK");
            } catch (LineGoneException e) {
                gone = true;
            }
        }

        private void pause() {
            long end = System.nanoTime() + times.retryDelay().toNanos();
            while (end - System.nanoTime() > 0) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
        }

        private ExchangeEvent event(Predicate<byte[]> answers) {
            while (true) {
                Signal signal = heard(deadline);
                switch (signal) {
                    case null -> {
                        history.count(Count.FRAMES_UNANSWERED);
                        doubtful = true;
                        return new ExchangeEvent.TimeUp();
                    }
                    case Signal.Ack _ -> {
                        trace.heard("ACK");
                        return new ExchangeEvent.Acknowledged();
                    }
                    case Signal.Nak _ -> {
                        trace.heard("NAK");
                        history.count(Count.FRAMES_REFUSED);
                        return new ExchangeEvent.Refused();
                    }
                    case Signal.Progress(String text) -> {
                        trace.heard("progress");
                        signs.progressed(text);
                        return new ExchangeEvent.Progressed();
                    }
                    case Signal.Ended _ -> trace.heard("EOT");
                    case Signal.Wish(byte[] bytes, String what) -> {
                        if (state instanceof ExchangeState.AwaitAnswer) {
                            write(bytes, what);
                        }
                    }
                    case Signal.LineEnded _ -> {
                        return new ExchangeEvent.LineGone();
                    }
                    case Signal.Damaged _ -> refuse();
                    case Signal.Message(byte[] payload) -> {
                        if (!secondCopy(payload) && answers.test(payload)) {
                            trace.heard(title.apply(payload));
                            history.count(Count.FRAMES_HEARD);
                            history.roundTrip(Duration.ofNanos(System.nanoTime() - sentAt));
                            return new ExchangeEvent.Answer(payload);
                        }
                        drop(payload);
                    }
                }
            }
        }

        /// Before our command is acknowledged, the same message as last time is the last answer once more.
        private boolean secondCopy(byte[] payload) {
            return state instanceof ExchangeState.AwaitAck && mark(payload) == delivered;
        }

        private void refuse() {
            trace.heard("damaged frame");
            history.count(Count.FRAMES_DAMAGED);
            if (refusals < times.sends()) {
                refusals++;
                write(format.refusal(), "NAK");
            }
        }
    }
}
