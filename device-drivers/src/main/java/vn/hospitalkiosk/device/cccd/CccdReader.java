package vn.hospitalkiosk.device.cccd;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.CurrentState;
import vn.hospitalkiosk.device.DeviceHistory;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.link.WireTrace;
import vn.hospitalkiosk.device.smartcard.CardLineException;
import vn.hospitalkiosk.device.smartcard.CardSlot;
import vn.hospitalkiosk.device.smartcard.Presence;
import vn.hospitalkiosk.device.supervision.Backoff;
import vn.hospitalkiosk.device.supervision.DeviceLostException;
import vn.hospitalkiosk.device.supervision.Session;
import vn.hospitalkiosk.device.supervision.Supervisor;

/// One slot, and the supervisor's thread that owns it: waits for cards, reads. A card that does not answer holds that thread; the watchdog then tells whoever waits, and the reader is out of order until the thread comes back.
final class CccdReader implements ChipReader {
    private static final Logger LOG = LoggerFactory.getLogger(CccdReader.class);
    private static final Duration ONE_WAIT = Duration.ofMillis(400);

    private final String transport;
    private final CardSlot slot;
    private final TrustStore store;
    private final Clock clock;
    private final CurrentState state;
    private final WireTrace trace = new WireTrace();
    private final Portions portions = new Portions();
    private final Watchdog watchdog;
    private final BlockingQueue<Request> requests = new ArrayBlockingQueue<>(1);
    private final AtomicReference<@Nullable Request> running = new AtomicReference<>();
    private final AtomicBoolean listening = new AtomicBoolean();
    private final PresenceReport presence;
    private final Supervisor<Tending> supervisor;
    private volatile boolean hung;
    private volatile boolean gone;
    private volatile Consumer<Boolean> onPresence = _ -> {};

    private record Request(
            ReadRequest wanted, Consumer<ReadStep> onStep, Consumer<ReadOutcome> onOutcome) {}

    /// @param hangsAfter longest time a card may take for one answer
    CccdReader(
            String transport, CardSlot slot, TrustStore store, Clock clock, Duration hangsAfter) {
        this.transport = transport;
        this.slot = slot;
        this.store = store;
        this.clock = clock;
        this.state = new CurrentState(clock);
        this.watchdog = new Watchdog(hangsAfter, this::hangs);
        this.presence = new PresenceReport(now -> heard(() -> onPresence.accept(now)));
        this.supervisor =
                new Supervisor<>("chip-reader", this::opened, Backoff.LOCAL, state, "C61");
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
    public void watch(Consumer<DeviceState> onState) {
        state.watch(onState);
    }

    @Override
    public DeviceHistory history() {
        return state.history();
    }

    @Override
    public Map<String, String> identity() {
        Map<String, String> says = new LinkedHashMap<>();
        says.put("transport", transport);
        if (!slot.reader().isEmpty()) {
            says.put("reader", slot.reader());
        }
        says.put("CSCA certificates", String.valueOf(store.cscas().size()));
        store.listAge(clock.instant())
                .ifPresent(age -> says.put("age of revocation list", age.toDays() + " days"));
        portions.learned().forEach((kind, portion) -> says.put("chips " + kind, portion.name()));
        return says;
    }

    @Override
    public List<String> trace() {
        return trace.lines();
    }

    @Override
    public void listen(Consumer<Boolean> onPresence) {
        if (!listening.compareAndSet(false, true)) {
            throw new IllegalStateException("a reader is listened to once");
        }
        this.onPresence = onPresence;
        supervisor.start();
    }

    @Override
    public void read(
            ReadRequest wanted, Consumer<ReadStep> onStep, Consumer<ReadOutcome> onOutcome) {
        if (!listening.get()) {
            throw new IllegalStateException("listen comes first");
        }
        Request request = new Request(wanted, onStep, onOutcome);
        if (!running.compareAndSet(null, request)) {
            throw new IllegalStateException("a read is running");
        }
        if (outOfReach()) {
            refuse(request);
            return;
        }
        requests.add(request);
        slot.wake();
        if (outOfReach() && requests.remove(request)) {
            refuse(request);
        }
    }

    /// While a reader is looked for the first time, who wants to read may wait for it.
    private boolean outOfReach() {
        return hung || gone || supervisor.closed();
    }

    private void refuse(Request request) {
        Thread.ofPlatform()
                .daemon()
                .name("chip-reader-refusal")
                .start(() -> finish(request, outOfOrder()));
    }

    private ReadOutcome outOfOrder() {
        if (supervisor.closed()) {
            return new ReadOutcome.ReaderFault(Failures.readerGone("the reader was closed"));
        }
        return new ReadOutcome.ReaderFault(
                hung
                        ? Failures.readerHangs("the card on the reader does not answer")
                        : state.get() instanceof DeviceState.Faulty(var failure, _)
                                ? failure
                                : Failures.readerGone("the reader is not there"));
    }

    private void finish(Request request, ReadOutcome outcome) {
        if (running.compareAndSet(request, null)) {
            heard(() -> request.onOutcome().accept(outcome));
        }
    }

    private Tending opened() {
        try {
            Tending tending =
                    watchdog.watched(() -> {
                        slot.open();
                        return new Tending();
                    });
            hung = false;
            gone = false;
            return tending;
        } catch (CardLineException e) {
            slot.close();
            leave();
            throw new DeviceLostException(Failures.lost(e));
        }
    }

    /// Nobody is left to read: whoever waits is told.
    private void leave() {
        gone = true;
        presence.absent();
        Request waiting = requests.poll();
        if (waiting != null) {
            finish(waiting, outOfOrder());
        }
    }

    private void hangs() {
        hung = true;
        state.faulty(Failures.readerHangs("no answer from the card in time"));
        Request request = running.get();
        if (request != null) {
            finish(request, outOfOrder());
        }
        slot.abort();
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
        supervisor.close();
        leave();
        watchdog.close();
    }

    /// An open slot, on the thread that opened it.
    private final class Tending implements Session {
        private final Thread owner = Thread.currentThread();

        /// Waits for cards, and for whoever wants one read.
        @Override
        public Duration tend() {
            try {
                tell(slot.await(requests.isEmpty() ? presence.nextLook(ONE_WAIT) : Duration.ZERO));
                Request request = requests.poll();
                if (request != null) {
                    read(request);
                }
            } catch (CardLineException e) {
                throw new DeviceLostException(Failures.lost(e));
            }
            if (hung) {
                throw new DeviceLostException(Failures.readerHangs("the card did not answer"));
            }
            return Duration.ZERO;
        }

        private void tell(Presence now) {
            Instant time = clock.instant();
            if (store.stale(time)) {
                state.attention(
                        Failures.staleLists(
                                "the newest revocation list is %d days old"
                                        .formatted(
                                                store.listAge(time)
                                                        .map(Duration::toDays)
                                                        .orElse(0L))));
            } else {
                state.ready();
            }
            presence.seen(now);
        }

        private void read(Request request) {
            ReadOutcome outcome =
                    new ChipReading(
                                    () -> watchdog.watched(this::connected),
                                    slot.reader(),
                                    request.wanted(),
                                    store,
                                    clock,
                                    portions,
                                    step -> heard(() -> request.onStep().accept(step)))
                            .run();
            if (hung) {
                // The watchdog has told what there was to tell.
                return;
            }
            if (outcome instanceof ReadOutcome.ReaderFault(var failure)) {
                gone = true;
                state.lost(failure);
                finish(request, outcome);
                throw new DeviceLostException(failure);
            }
            finish(request, outcome);
            if (outcome instanceof ReadOutcome.CardMoved) {
                presence.leftInMidRead();
            }
        }

        private WatchedChannel connected() {
            return new WatchedChannel(slot.connect(), watchdog, state.history(), trace);
        }

        @Override
        public void close() {
            if (Thread.currentThread().equals(owner)) {
                slot.close();
                leave();
            } else {
                slot.wake();
                slot.abort();
            }
        }
    }
}
