package vn.hospitalkiosk.device;

import java.time.Instant;

/// The one table by which the state of any device changes.
public final class DeviceLife {
    private DeviceLife() {}

    /// @param at when the event was noticed
    public static DeviceState next(DeviceState state, DeviceEvent event, Instant at) {
        return switch (event) {
            case DeviceEvent.Sought _ -> sought(state);
            case DeviceEvent.Well _ -> new DeviceState.Ready();
            case DeviceEvent.Warned(Failure failure) -> new DeviceState.Attention(failure);
            case DeviceEvent.Failed(Failure failure) -> faulty(state, failure, at);
            case DeviceEvent.Lost(Failure failure) -> faulty(state, failure, at);
            case DeviceEvent.Released _ -> new DeviceState.Absent();
        };
    }

    /// A device that is looked for again stays faulty until it is found: people must go on seeing why.
    private static DeviceState sought(DeviceState state) {
        return switch (state) {
            case DeviceState.Faulty faulty -> faulty;
            case DeviceState.Connecting _,
                    DeviceState.Ready _,
                    DeviceState.Attention _,
                    DeviceState.Absent _ ->
                    new DeviceState.Connecting();
        };
    }

    /// A fault of the same code goes on since when it began, whatever its detail says now.
    private static DeviceState faulty(DeviceState state, Failure failure, Instant at) {
        return switch (state) {
            case DeviceState.Faulty known when known.failure().code().equals(failure.code()) ->
                    known;
            case DeviceState.Faulty _,
                    DeviceState.Connecting _,
                    DeviceState.Ready _,
                    DeviceState.Attention _,
                    DeviceState.Absent _ ->
                    new DeviceState.Faulty(failure, at);
        };
    }
}
