package vn.hospitalkiosk.device.scanner;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.CurrentState;
import vn.hospitalkiosk.device.DeviceHistory.Count;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.link.WireTrace;
import vn.hospitalkiosk.device.supervision.Session;

/// One open line to a scanner. A platform thread of its own reads, because native reads know no short timeouts; everything else happens in `tend`.
final class ScannerSession implements Session {
    /// Who gets what the scanner saw.
    interface Listener {
        void heard(Heard.Scan scan);
    }

    private sealed interface Happening {
        @SuppressWarnings("ArrayRecordComponent") // not compared
        record Came(byte[] bytes, long at) implements Happening {}

        record Light(boolean on) implements Happening {}

        record Ended() implements Happening {}
    }

    private static final Duration PORTION = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration REPLY_WITHIN = Duration.ofMillis(500);
    private static final Duration IDENTITY_WITHIN = Duration.ofSeconds(1);

    /// A scanner's own time for looking runs out; it is told again.
    private static final Duration LIT_AGAIN_AFTER = Duration.ofSeconds(10);

    private static final int SENDS = 2;
    private static final int BUFFER_BYTES = 4096;
    private static final int WAITING = 64;
    private static final int LONGEST_IDENTITY = 1024;
    private static final int SHOWN_IDENTITY = 200;

    private final ByteLine line;
    private final ScannerProfile profile;
    private final CurrentState state;
    private final WireTrace trace;
    private final Listener listener;
    private final Framer framer;
    private final Pace pace;
    private final BlockingQueue<Happening> happenings = new ArrayBlockingQueue<>(WAITING);
    private final Thread reader;
    private volatile Map<String, String> identity = Map.of();
    private volatile @Nullable LineGoneException end;

    private boolean lit = true;
    private long litAt;
    private boolean replyDue;
    private int sends;

    /// Begins to read at once, and asks the scanner what it is.
    ScannerSession(
            ByteLine line,
            ScannerProfile profile,
            CurrentState state,
            WireTrace trace,
            Listener listener) {
        this.line = line;
        this.profile = profile;
        this.state = state;
        this.trace = trace;
        this.listener = listener;
        this.framer =
                new Framer(
                        profile.suffix(),
                        profile.trigger()
                                .flatMap(TriggerCommands::reply)
                                .map(HexBytes::bytes)
                                .orElse(new byte[0]));
        this.pace = new Pace(profile.idleGap());
        this.reader = Thread.ofPlatform().daemon().name("code-scanner-line").start(this::read);
    }

    private void read() {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            while (true) {
                int count = line.read(buffer);
                happenings.put(new Happening.Came(Arrays.copyOf(buffer, count), System.nanoTime()));
                Arrays.fill(buffer, 0, count, (byte) 0);
            }
        } catch (LineGoneException e) {
            end = e;
        } catch (InterruptedException e) {
            end = new LineGoneException("the line was closed");
        }
        happenings.offer(new Happening.Ended());
    }

    Map<String, String> identity() {
        return identity;
    }

    /// From any thread.
    boolean light(boolean on) {
        return profile.trigger().isPresent() && happenings.offer(new Happening.Light(on));
    }

    /// Once, before the first `tend`.
    void begin() {
        if (profile.identity().isPresent()) {
            ask(profile.identity().get());
        }
        if (profile.trigger().isPresent()) {
            sendLight();
        }
    }

    @Override
    public Duration tend() {
        switch (next(untilNext())) {
            case null -> silence();
            case Happening.Came(byte[] bytes, long at) -> came(bytes, at);
            case Happening.Light(boolean on) -> {
                lit = on;
                sendLight();
            }
            case Happening.Ended _ -> throw gone();
        }
        return Duration.ZERO;
    }

    private LineGoneException gone() {
        LineGoneException why = end;
        return why == null ? new LineGoneException("the line ended") : why;
    }

    private Duration untilNext() {
        if (framer.open()) {
            return pace.patience(framer.openBytes(), framer.suffixSeen());
        }
        return replyDue ? REPLY_WITHIN : QUIET;
    }

    private @Nullable Happening next(Duration within) {
        try {
            Happening next = happenings.poll(within.toNanos(), TimeUnit.NANOSECONDS);
            return next == null && end != null ? new Happening.Ended() : next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Happening.Ended();
        }
    }

    private void came(byte[] bytes, long at) {
        pace.came(at);
        hand(framer.accept(bytes, bytes.length));
        Arrays.fill(bytes, (byte) 0);
        if (!framer.open()) {
            pace.reset();
        }
        tendLight();
    }

    private void silence() {
        hand(framer.pause());
        pace.reset();
        tendLight();
    }

    private void hand(List<Heard> heard) {
        for (Heard one : heard) {
            switch (one) {
                case Heard.Reply _ -> {
                    trace.heard("the trigger command's reply");
                    replyDue = false;
                    sends = 0;
                    state.ready();
                }
                case Heard.Scan scan -> {
                    pace.reset();
                    listener.heard(scan);
                    // Most stop looking once they have seen a code.
                    litAt = System.nanoTime() - LIT_AGAIN_AFTER.toNanos();
                }
            }
        }
    }

    private void tendLight() {
        if (profile.trigger().isEmpty()) {
            return;
        }
        long since = System.nanoTime() - litAt;
        if (replyDue && since >= REPLY_WITHIN.toNanos()) {
            if (sends < SENDS) {
                sendLight();
            } else {
                replyDue = false;
                sends = 0;
                state.history().count(Count.FRAMES_UNANSWERED);
                state.attention(
                        new Failure("S22", "the scanner does not answer its trigger command"));
            }
        } else if (lit && !replyDue && since >= LIT_AGAIN_AFTER.toNanos()) {
            sendLight();
        }
    }

    private void sendLight() {
        TriggerCommands commands = profile.trigger().orElseThrow();
        litAt = System.nanoTime();
        if (lit) {
            trace.sent("trigger on");
            replyDue = commands.reply().isPresent();
            sends++;
            send(commands.on());
        } else if (commands.off().isPresent()) {
            trace.sent("trigger off");
            replyDue = false;
            send(commands.off().get());
        }
    }

    private void send(HexBytes command) {
        state.history().count(Count.FRAMES_SENT);
        line.write(command.bytes(), PORTION);
    }

    /// What does not end as an answer must is taken for a code.
    private void ask(IdentityQuestion question) {
        trace.sent("who are you");
        send(question.ask());
        byte[] answer = new byte[0];
        long until = System.nanoTime() + IDENTITY_WITHIN.toNanos();
        while (until - System.nanoTime() > 0 && answer.length < LONGEST_IDENTITY) {
            switch (next(Duration.ofNanos(until - System.nanoTime()))) {
                case null -> {}
                case Happening.Came(byte[] bytes, long _) -> {
                    answer = joined(answer, bytes);
                    if (bytes[bytes.length - 1] == question.end()) {
                        known(answer);
                        return;
                    }
                }
                case Happening.Light(boolean on) -> lit = on;
                case Happening.Ended _ -> throw gone();
            }
        }
        if (answer.length > 0) {
            came(answer, System.nanoTime());
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private void known(byte[] answer) {
        trace.heard("who it is, " + answer.length + " bytes");
        byte[] lines = answer.clone();
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\r' || lines[i] == '\n') {
                lines[i] = ' ';
            }
        }
        String text = ScanText.of(lines);
        identity = Map.of("scanner", text.substring(0, Math.min(text.length(), SHOWN_IDENTITY)));
    }

    @Override
    public void close() {
        line.close();
        reader.interrupt();
        happenings.offer(new Happening.Ended());
    }
}
