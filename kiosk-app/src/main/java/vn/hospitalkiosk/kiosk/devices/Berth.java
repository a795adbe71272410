package vn.hospitalkiosk.kiosk.devices;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.Device;
import vn.hospitalkiosk.device.DeviceEvent;
import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.DeviceLife;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.profile.DeviceFile;
import vn.hospitalkiosk.device.profile.FittedDevice;

/// The place of one device in the kiosk: its file, and the device once it could be made. Made on a thread of its own: loading a native library may take long, or fail, without harm to the others.
final class Berth<F extends DeviceFile, D extends Device> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Berth.class);
    private static final Duration TRY_AGAIN = Duration.ofMillis(500);

    private final DeviceKind kind;
    private final Supplier<FittedDevice<F>> reading;
    private final Function<F, Made<D>> making;
    private final Consumer<D> beginning;
    private final java.time.Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private Consumer<DeviceState> onState = _ -> {};
    private volatile DeviceState before = new DeviceState.Connecting();
    private volatile @Nullable F file;
    private volatile @Nullable D device;

    /// What making a device from its file came to.
    sealed interface Made<D> {
        record Done<D>(D device) implements Made<D> {}

        /// Tried again until it can be made.
        record NotYet<D>(Failure failure) implements Made<D> {}
    }

    /// @param beginning begins to use the device, after its states are watched
    Berth(
            DeviceKind kind,
            Supplier<FittedDevice<F>> reading,
            Function<F, Made<D>> making,
            Consumer<D> beginning,
            java.time.Clock clock) {
        this.kind = kind;
        this.reading = reading;
        this.making = making;
        this.beginning = beginning;
        this.clock = clock;
        this.thread =
                Thread.ofPlatform().daemon().name("fitting-" + kind.word()).unstarted(this::fit);
    }

    void start(Consumer<DeviceState> listener) {
        onState = listener;
        thread.start();
    }

    DeviceKind kind() {
        return kind;
    }

    Optional<D> device() {
        return Optional.ofNullable(device);
    }

    Optional<F> file() {
        return Optional.ofNullable(file);
    }

    DeviceState state() {
        D made = device;
        return made == null ? before : made.state();
    }

    private void fit() {
        try {
            switch (reading.get()) {
                case FittedDevice.Installed<F>(F read) -> {
                    file = read;
                    make(read);
                }
                case FittedDevice.NotInstalled<F> _ -> hear(new DeviceEvent.Released());
                case FittedDevice.Wrong<F>(Failure failure) ->
                        hear(new DeviceEvent.Failed(failure));
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{}: {}", kind.word(), e.getClass().getName());
            hear(
                    new DeviceEvent.Failed(
                            new Failure(
                                    "K18",
                                    "its driver cannot start: " + e.getClass().getSimpleName())));
        }
    }

    private void make(F read) {
        while (closed.getCount() > 0) {
            switch (making.apply(read)) {
                case Made.Done<D>(D made) -> {
                    begin(made);
                    return;
                }
                case Made.NotYet<D>(Failure failure) -> hear(new DeviceEvent.Failed(failure));
            }
            if (closedWithin()) {
                return;
            }
        }
    }

    private void begin(D made) {
        synchronized (this) {
            if (closed.getCount() == 0) {
                made.close();
                return;
            }
            device = made;
        }
        made.watch(onState);
        onState.accept(made.state());
        beginning.accept(made);
    }

    private void hear(DeviceEvent event) {
        DeviceState next = DeviceLife.next(before, event, clock.instant());
        if (next.equals(before)) {
            return;
        }
        before = next;
        if (next instanceof DeviceState.Faulty(Failure failure, var _)) {
            LOG.error("{}: {} {}", kind.word(), failure.code(), failure.detail());
        }
        onState.accept(next);
    }

    private boolean closedWithin() {
        try {
            return closed.await(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        D open;
        synchronized (this) {
            open = device;
        }
        if (open != null) {
            open.close();
        }
    }
}
