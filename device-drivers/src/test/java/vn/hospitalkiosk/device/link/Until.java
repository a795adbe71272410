package vn.hospitalkiosk.device.link;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import vn.hospitalkiosk.device.Device;
import vn.hospitalkiosk.device.DeviceState;

/// Waits for something to come true, for half a minute at most.
public final class Until {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long LOOK_NANOS = Duration.ofMillis(1).toNanos();

    private Until() {}

    public static void holds(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (end - System.nanoTime() <= 0) {
                throw new AssertionError("never came true: " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /// The device is there, whether or not it wants something.
    public static void found(Device device) {
        holds(
                "the device is found",
                () ->
                        switch (device.state()) {
                            case DeviceState.Ready _, DeviceState.Attention _ -> true;
                            case DeviceState.Connecting _,
                                    DeviceState.Faulty _,
                                    DeviceState.Absent _ ->
                                    false;
                        });
    }

    public static void faulty(Device device, String code) {
        holds(
                "the device tells " + code,
                () ->
                        device.state() instanceof DeviceState.Faulty(var failure, var _)
                                && failure.code().equals(code));
    }
}
