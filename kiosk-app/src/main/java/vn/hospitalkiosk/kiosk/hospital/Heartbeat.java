package vn.hospitalkiosk.kiosk.hospital;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.DeviceNews;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskStatus;
import vn.hospitalkiosk.kiosk.journey.Answer;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent;
import vn.hospitalkiosk.kiosk.journey.Trail;

/// Asks the gateway every five seconds how things are, and tells it how the devices are; every half second until it answers. No answer for five seconds: "Ngoại tuyến".
public final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final Duration WAITING = Duration.ofMillis(500);
    private static final Duration DEVICES_ANYWAY = Duration.ofMinutes(1);
    private static final Duration SILENT = Duration.ofSeconds(5);

    private final GatewayClient gateway;
    private final GatewayClock clock;
    private final Consumer<JourneyEvent> events;
    private final Thread thread = Thread.ofVirtual().name("heartbeat").unstarted(this::run);
    private final Supplier<DeviceNews> devices;
    private Optional<DeviceNews> devicesTold = Optional.empty();
    private long devicesToldAt;
    private long answeredAt;
    private boolean told;

    public Heartbeat(
            GatewayClient gateway,
            GatewayClock clock,
            Consumer<JourneyEvent> events,
            Supplier<DeviceNews> devices) {
        this.devices = devices;
        this.gateway = gateway;
        this.clock = clock;
        this.events = events;
    }

    public void start() {
        thread.start();
    }

    private void run() {
        answeredAt = System.nanoTime();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(nextBeat());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whatever goes wrong in one beat, the next one comes.
    private Duration nextBeat() {
        try {
            return beat();
        } catch (RuntimeException e) {
            LOG.error("heartbeat: {}", Trail.of(e));
            return WAITING;
        }
    }

    private Duration beat() {
        long asked = System.nanoTime();
        return switch (gateway.status()) {
            case Answer.Ok<KioskStatus>(KioskStatus status) -> {
                answeredAt = System.nanoTime();
                told = false;
                clock.heard(status.now(), Duration.ofNanos(System.nanoTime() - asked));
                events.accept(new JourneyEvent.StatusKnown(status));
                tellDevices();
                yield BEAT;
            }
            case Answer.Refused<KioskStatus>(FailureCode code) -> miss(code);
            case Answer.NotThere<KioskStatus>(FailureCode code) -> miss(code);
            case Answer.NoAnswer<KioskStatus>(FailureCode code) -> miss(code);
        };
    }

    /// When something changed, and now and then; what did not arrive is told with the next beat.
    private void tellDevices() {
        Optional<DeviceNews> now = Optional.of(devices.get());
        boolean due = System.nanoTime() - devicesToldAt > DEVICES_ANYWAY.toNanos();
        if ((due || !now.equals(devicesTold))
                && gateway.devices(now.get()) instanceof Answer.Ok<Optional<Void>> _) {
            devicesTold = now;
            devicesToldAt = System.nanoTime();
        }
    }

    private Duration miss(FailureCode code) {
        if (!told && System.nanoTime() - answeredAt > SILENT.toNanos()) {
            told = true;
            events.accept(new JourneyEvent.GatewaySilent(code));
        }
        return WAITING;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
