package vn.hospitalkiosk.kiosk.journey;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread on which journeys move. Devices, gateway and screens post events from their own threads and never wait for each other.
public final class JourneyLoop implements AutoCloseable {
    public static final String THREAD = "journey";
    private static final Logger LOG = LoggerFactory.getLogger(JourneyLoop.class);
    private static final int LONGEST_QUEUE = 1_000;
    private static final Duration TICK = Duration.ofMillis(100);

    private final Journey journey;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Consumer<Effect> doing;
    private final Consumer<JourneyView> screen;
    private final BlockingQueue<JourneyEvent> events = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final Thread thread = Thread.ofPlatform().daemon().name(THREAD).unstarted(this::run);
    private volatile Situation situation;
    private volatile boolean closed;

    /// @param clock must not jump while a visit runs
    /// @param nanos monotonic, for ticks
    /// @param doing starts an effect and returns at once
    /// @param screen hears each change of the view, on the loop's thread, and returns at once
    public JourneyLoop(
            Journey journey,
            Situation start,
            Clock clock,
            LongSupplier nanos,
            Consumer<Effect> doing,
            Consumer<JourneyView> screen) {
        this.journey = journey;
        this.situation = start;
        this.clock = clock;
        this.nanos = nanos;
        this.doing = doing;
        this.screen = screen;
    }

    public void start() {
        screen.accept(situation.view());
        thread.start();
    }

    /// From any thread; returns at once.
    ///
    /// @throws IllegalStateException when the loop has stopped moving: 1,000 events wait
    public void post(JourneyEvent event) {
        if (!events.offer(event)) {
            throw new IllegalStateException("the journey does not move");
        }
    }

    public Situation situation() {
        return situation;
    }

    private void run() {
        long nextTick = nanos.getAsLong();
        while (!closed) {
            try {
                long wait = nextTick - nanos.getAsLong();
                JourneyEvent event = wait <= 0 ? null : events.poll(wait, TimeUnit.NANOSECONDS);
                if (event == null) {
                    nextTick = nanos.getAsLong() + TICK.toNanos();
                    take(new JourneyEvent.Ticked());
                } else {
                    take(event);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void take(JourneyEvent event) {
        try {
            step(event);
        } catch (RuntimeException e) {
            broken(e);
        }
    }

    private void step(JourneyEvent event) {
        JourneyView before = situation.view();
        Step step = journey.next(situation, event, clock.instant());
        situation = step.situation();
        JourneyView after = situation.view();
        if (!after.equals(before)) {
            screen.accept(after);
        }
        step.effects().forEach(doing);
    }

    /// Never a frozen window: screen 18, and a fresh start for the next patient.
    private void broken(RuntimeException e) {
        LOG.error("{} {}", Codes.BROKEN, Trail.of(e));
        try {
            step(new JourneyEvent.Broke(Codes.BROKEN));
        } catch (RuntimeException again) {
            LOG.error("{} again {}", Codes.BROKEN, Trail.of(again));
            Situation fresh = Situation.atStart(situation.ids());
            situation =
                    new Situation(
                            fresh.shown(),
                            fresh.comfort(),
                            situation.around(),
                            fresh.behind(),
                            situation.ids());
            screen.accept(situation.view());
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
