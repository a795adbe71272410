package vn.hospitalkiosk.device;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The state of one device, its history, and whoever wants to hear of its changes. For drivers; safe from any thread, changes are heard in order, on the thread that made them.
public final class CurrentState {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentState.class);

    private final Clock clock;
    private final DeviceHistory history = new DeviceHistory();
    private final List<Consumer<DeviceState>> listeners = new CopyOnWriteArrayList<>();
    private volatile DeviceState state = new DeviceState.Connecting();

    public CurrentState(Clock clock) {
        this.clock = clock;
    }

    public DeviceState get() {
        return state;
    }

    public DeviceHistory history() {
        return history;
    }

    public void watch(Consumer<DeviceState> onState) {
        listeners.add(onState);
    }

    public synchronized void hear(DeviceEvent event) {
        DeviceState next = DeviceLife.next(state, event, clock.instant());
        if (next.equals(state)) {
            return;
        }
        state = next;
        if (next instanceof DeviceState.Faulty(Failure failure, var since)) {
            history.fault(new DeviceHistory.Fault(failure, since));
        }
        listeners.forEach(listener -> tell(listener, next));
    }

    /// What goes wrong in a listener must not stop the device.
    private static void tell(Consumer<DeviceState> listener, DeviceState next) {
        try {
            listener.accept(next);
        } catch (RuntimeException e) {
            LOG.error("a listener to a device's state threw {}", e.getClass().getName());
        }
    }

    public void ready() {
        hear(new DeviceEvent.Well());
    }

    public void attention(Failure failure) {
        hear(new DeviceEvent.Warned(failure));
    }

    public void faulty(Failure failure) {
        hear(new DeviceEvent.Failed(failure));
    }

    public void lost(Failure failure) {
        hear(new DeviceEvent.Lost(failure));
    }

    public void absent() {
        hear(new DeviceEvent.Released());
    }
}
