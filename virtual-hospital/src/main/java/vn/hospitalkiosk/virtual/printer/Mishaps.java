package vn.hospitalkiosk.virtual.printer;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.virtual.fault.Faults;

/// Lets the fate of each job come true. It is drawn when the first picture of a job arrives; where and for how long depends on the draw alone. Thread-safe.
final class Mishaps implements AutoCloseable {
    /// What a mishap does to the printer. Never called under a lock.
    interface Hands {
        void paper(Paper paper);

        void paperRunsOutAfter(int rows);

        void cover(boolean open);

        void online(boolean online);

        void stall(boolean stalled);

        void unplug();

        void plug();

        void power(boolean on);
    }

    private record AtByte(int left, Runnable act, boolean cuts) {}

    /// @param countdown the reply it happens to, from 1
    private record ReplyFate(PrinterMishap kind, int countdown, int millis) {}

    private static final int SLOW_MILLIS = 50;
    private static final int FIRST_REPLIES = 6;
    private static final int LONGEST_MILLIS = 2_000;

    private final Faults<PrinterMishap> faults = new Faults<>();
    private final Hands hands;
    private final ScheduledThreadPoolExecutor later =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("printer mishaps").factory());
    private int jobBytes = 9_000;
    private boolean inJob;
    private int jobs;
    private @Nullable AtByte atByte;
    private @Nullable ReplyFate replyFate;

    Mishaps(Hands hands) {
        this.hands = hands;
        later.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    Faults<PrinterMishap> faults() {
        return faults;
    }

    /// Mishaps at a byte strike among the first so many of a job.
    synchronized void jobBytes(int bytes) {
        jobBytes = bytes;
    }

    /// A picture arrived.
    void jobBegins() {
        Optional<Runnable> atOnce;
        synchronized (this) {
            if (inJob) {
                return;
            }
            inJob = true;
            atByte = null;
            replyFate = null;
            Faults.Draw<PrinterMishap> draw = faults.draw();
            atOnce = draw.mishap().flatMap(kind -> arm(kind, draw.random()));
        }
        atOnce.ifPresent(Runnable::run);
    }

    /// What was armed for it may still happen to its last bytes and replies.
    synchronized void jobEnds() {
        inJob = false;
    }

    /// Under the lock. What it gives back is done at once.
    private Optional<Runnable> arm(PrinterMishap kind, RandomGenerator random) {
        int place = random.nextInt(jobBytes);
        int millis = random.nextInt(200, 900);
        switch (kind) {
            case PAPER_OUT -> {
                int rows = 1 + place / Mechanism.WIDTH_BYTES;
                return Optional.of(() -> {
                    hands.paperRunsOutAfter(rows);
                    after(millis, () -> hands.paper(Paper.OK));
                });
            }
            case NEAR_END -> {
                return Optional.of(() -> {
                    hands.paper(Paper.NEAR_END);
                    after(millis, () -> hands.paper(Paper.OK));
                });
            }
            case COVER_OPEN ->
                    at(place, false, () -> hands.cover(true), millis, () -> hands.cover(false));
            case OFFLINE ->
                    at(place, false, () -> hands.online(false), millis, () -> hands.online(true));
            case STALL ->
                    at(place, false, () -> hands.stall(true), millis, () -> hands.stall(false));
            case UNPLUG -> at(place, true, hands::unplug, millis, hands::plug);
            case POWER_CYCLE ->
                    at(place, true, () -> hands.power(false), millis, () -> hands.power(true));
            case LATE_REPLIES, SLOW_BYTES, SILENT -> replies(new ReplyFate(kind, 1, millis));
            case LOST_REPLY, DUPLICATE_REPLY ->
                    replies(new ReplyFate(kind, 1 + place % FIRST_REPLIES, millis));
        }
        return Optional.empty();
    }

    /// Passes with the next job, at the latest after two seconds and a bit.
    private void replies(ReplyFate fate) {
        replyFate = fate;
        int job = ++jobs;
        after(LONGEST_MILLIS + fate.millis(), () -> passed(job));
    }

    private synchronized void passed(int job) {
        if (job == jobs) {
            replyFate = null;
        }
    }

    private void at(int place, boolean cuts, Runnable act, int millis, Runnable back) {
        atByte =
                new AtByte(
                        place,
                        () -> {
                            act.run();
                            after(millis, back);
                        },
                        cuts);
    }

    private void after(int millis, Runnable act) {
        if (!later.isShutdown()) {
            ScheduledFuture<?> _ = later.schedule(act, millis, TimeUnit.MILLISECONDS);
        }
    }

    /// One more byte was taken from a wire.
    ///
    /// @return whether it, and what came with it, is lost
    boolean cutAtThisByte() {
        AtByte due;
        synchronized (this) {
            AtByte armed = atByte;
            if (armed == null) {
                return false;
            }
            if (armed.left() > 0) {
                atByte = new AtByte(armed.left() - 1, armed.act(), armed.cuts());
                return false;
            }
            atByte = null;
            inJob = inJob && !armed.cuts();
            due = armed;
        }
        due.act().run();
        return due.cuts();
    }

    /// How, and whether, this is said.
    synchronized List<Replies.Saying> fateOf(byte[] bytes) {
        Replies.Saying plain = new Replies.Saying(bytes, 0, 0);
        ReplyFate fate = replyFate;
        if (fate == null || fate.kind() == PrinterMishap.SILENT) {
            return List.of(plain);
        }
        if (fate.kind() == PrinterMishap.LATE_REPLIES) {
            return List.of(new Replies.Saying(bytes, fate.millis(), 0));
        }
        if (fate.kind() == PrinterMishap.SLOW_BYTES) {
            return List.of(new Replies.Saying(bytes, 0, SLOW_MILLIS));
        }
        if (fate.countdown() > 1) {
            replyFate = new ReplyFate(fate.kind(), fate.countdown() - 1, fate.millis());
            return List.of(plain);
        }
        replyFate = null;
        return fate.kind() == PrinterMishap.LOST_REPLY ? List.of() : List.of(plain, plain);
    }

    /// Whether the job's confirmation is kept back.
    synchronized boolean silent() {
        ReplyFate fate = replyFate;
        return fate != null && fate.kind() == PrinterMishap.SILENT;
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
