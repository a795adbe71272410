package vn.hospitalkiosk.device.cccd;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.CurrentState;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.smartcard.CardLineException;
import vn.hospitalkiosk.device.smartcard.CardSlot;
import vn.hospitalkiosk.device.smartcard.Presence;

/// One slot, one platform thread that owns it: looks for the reader, waits for cards, reads. A card that does not answer holds that thread; the watchdog then tells whoever waits, and the reader is out of order until the thread comes back.
final class CccdReader implements ChipReader {
    private static final Logger LOG = LoggerFactory.getLogger(CccdReader.class);
    private static final Duration ONE_WAIT = Duration.ofMillis(400);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /// Twice what pcscd takes between two looks at a reader without interrupts.
    private static final Duration REMOVAL_SEEN = Duration.ofMillis(800);

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final String transport;
    private final CardSlot slot;
    private final List<X509Certificate> cscas;
    private final Clock clock;
    private final CurrentState state;
    private final Portions portions = new Portions();
    private final Watchdog watchdog;
    private final BlockingQueue<Request> requests = new ArrayBlockingQueue<>(1);
    private final AtomicReference<@Nullable Request> running = new AtomicReference<>();
    private final AtomicBoolean hung = new AtomicBoolean();
    private final AtomicBoolean watched = new AtomicBoolean();
    private final Thread thread;
    private volatile boolean closed;
    private volatile Consumer<Boolean> onPresence = _ -> {};
    private boolean present;
    private long doubtfulUntil = System.nanoTime();

    /// @param accessNumber CAN
    private record Request(
            AccessNumber accessNumber,
            Consumer<ReadStep> onStep,
            Consumer<ReadOutcome> onOutcome) {}

    /// @param hangsAfter longest time a card may take for one answer
    CccdReader(
            String transport,
            CardSlot slot,
            List<X509Certificate> cscas,
            Clock clock,
            Duration hangsAfter) {
        this.transport = transport;
        this.slot = slot;
        this.cscas = List.copyOf(cscas);
        this.clock = clock;
        this.state = new CurrentState(clock);
        this.watchdog = new Watchdog(hangsAfter, this::hangs);
        this.thread = Thread.ofPlatform().daemon().name("chip-reader").unstarted(this::serve);
    }

    @Override
    public String transport() {
        return transport;
    }

    @Override
    public DeviceState state() {
        return state.get();
    }

    @Override
    public void watch(Consumer<Boolean> onPresence, Consumer<DeviceState> onState) {
        if (!watched.compareAndSet(false, true)) {
            throw new IllegalStateException("a reader is watched once");
        }
        this.onPresence = onPresence;
        state.watch(onState);
        thread.start();
    }

    @Override
    public void read(
            AccessNumber accessNumber, Consumer<ReadStep> onStep, Consumer<ReadOutcome> onOutcome) {
        if (!watched.get()) {
            throw new IllegalStateException("watch comes first");
        }
        Request request = new Request(accessNumber, onStep, onOutcome);
        if (!running.compareAndSet(null, request)) {
            throw new IllegalStateException("a read is running");
        }
        if (hung.get() || closed) {
            refuse(request);
            return;
        }
        requests.add(request);
        slot.wake();
        if (closed && requests.remove(request)) {
            refuse(request);
        }
    }

    private void refuse(Request request) {
        Thread.ofPlatform()
                .daemon()
                .name("chip-reader-refusal")
                .start(() -> finish(request, outOfOrder()));
    }

    private ReadOutcome outOfOrder() {
        return new ReadOutcome.ReaderFault(
                closed
                        ? Failures.readerGone("the reader was closed")
                        : Failures.readerHangs("the card on the reader does not answer"));
    }

    private void finish(Request request, ReadOutcome outcome) {
        if (running.compareAndSet(request, null)) {
            heard(() -> request.onOutcome().accept(outcome));
        }
    }

    private void serve() {
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            try {
                watchdog.watched(() -> {
                    slot.open();
                    return slot;
                });
                hung.set(false);
                pause = FIRST_PAUSE;
                waitAndRead();
            } catch (CardLineException e) {
                outOfOrder(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.error("chip reader: {}", e.getClass().getName());
                outOfOrder("the driver failed with " + e.getClass().getSimpleName());
            } finally {
                slot.close();
                presence(false);
            }
            refuseWhilePausing(pause);
            pause =
                    pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                            ? pause.multipliedBy(2)
                            : LONGEST_PAUSE;
        }
        refuseWhilePausing(Duration.ZERO);
        state.absent();
        watchdog.close();
    }

    private void outOfOrder(String detail) {
        state.faulty(Failures.readerGone(detail));
    }

    private void refuseWhilePausing(Duration pause) {
        try {
            Request request = requests.poll(pause.toNanos(), TimeUnit.NANOSECONDS);
            if (request != null) {
                finish(
                        request,
                        new ReadOutcome.ReaderFault(
                                Failures.readerGone("the reader is not there")));
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /// Returns when the reader has to be opened anew.
    private void waitAndRead() {
        while (!closed && !hung.get()) {
            Presence now = slot.await(requests.isEmpty() ? nextWait() : Duration.ZERO);
            state.ready();
            tell(now);
            Request request = requests.poll();
            if (request != null && !read(request)) {
                return;
            }
        }
    }

    private Duration nextWait() {
        long doubtful = doubtfulUntil - System.nanoTime();
        return doubtful > 0 && doubtful < ONE_WAIT.toNanos()
                ? Duration.ofNanos(doubtful)
                : ONE_WAIT;
    }

    private void tell(Presence now) {
        switch (now) {
            case ABSENT -> {
                doubtfulUntil = System.nanoTime();
                presence(false);
            }
            case REPLACED -> {
                doubtfulUntil = System.nanoTime();
                presence(false);
                presence(true);
            }
            case PRESENT -> {
                if (doubtfulUntil - System.nanoTime() <= 0) {
                    presence(true);
                }
            }
        }
    }

    /// A card left in mid-read. The reader may take a moment to see it, or never, when the card is back before it looks: whoever waits for a card hears of both all the same.
    private void cardLeft() {
        doubtfulUntil = System.nanoTime() + REMOVAL_SEEN.toNanos();
        presence(false);
    }

    /// False when the reader has to be opened anew.
    private boolean read(Request request) {
        ReadOutcome outcome =
                new ChipReading(
                                () -> watchdog.watched(this::connected),
                                request.accessNumber(),
                                cscas,
                                clock,
                                portions,
                                step -> heard(() -> request.onStep().accept(step)))
                        .run();
        if (hung.get()) {
            // The watchdog has told what there was to tell.
            return false;
        }
        if (outcome instanceof ReadOutcome.ReaderFault(var failure)) {
            state.faulty(failure);
        }
        finish(request, outcome);
        if (outcome instanceof ReadOutcome.CardMoved) {
            cardLeft();
        }
        return !(outcome instanceof ReadOutcome.ReaderFault);
    }

    private WatchedChannel connected() {
        return new WatchedChannel(slot.connect(), watchdog);
    }

    private void hangs() {
        hung.set(true);
        state.faulty(Failures.readerHangs("no answer from the card in time"));
        Request request = running.get();
        if (request != null) {
            finish(request, outOfOrder());
        }
        slot.abort();
    }

    private void presence(boolean now) {
        if (present != now) {
            present = now;
            heard(() -> onPresence.accept(now));
        }
    }

    private static void heard(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.error("a listener of the chip reader threw {}", e.getClass().getName());
        }
    }

    @Override
    public void close() {
        closed = true;
        slot.wake();
        slot.abort();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
