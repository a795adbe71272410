package vn.hospitalkiosk.device;

import java.time.Clock;
import java.util.function.Consumer;

/// The state of one device and whoever wants to hear of its changes. For drivers; safe from any thread, changes are heard in order, on the thread that made them.
public final class CurrentState {
    private final Clock clock;
    private volatile DeviceState state = new DeviceState.Connecting();
    private Consumer<DeviceState> listener = _ -> {};

    public CurrentState(Clock clock) {
        this.clock = clock;
    }

    public DeviceState get() {
        return state;
    }

    public synchronized void watch(Consumer<DeviceState> onState) {
        listener = onState;
    }

    public void connecting() {
        become(new DeviceState.Connecting());
    }

    public void ready() {
        become(new DeviceState.Ready());
    }

    public void attention(Failure failure) {
        become(new DeviceState.Attention(failure));
    }

    /// A fault of the same code goes on since when it began, whatever its detail says now.
    public synchronized void faulty(Failure failure) {
        if (state instanceof DeviceState.Faulty known
                && known.failure().code().equals(failure.code())) {
            return;
        }
        become(new DeviceState.Faulty(failure, clock.instant()));
    }

    public void absent() {
        become(new DeviceState.Absent());
    }

    private synchronized void become(DeviceState next) {
        if (!next.equals(state)) {
            state = next;
            listener.accept(next);
        }
    }
}
