package vn.hospitalkiosk.device.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import vn.hospitalkiosk.device.Device;
import vn.hospitalkiosk.device.DeviceHistory;
import vn.hospitalkiosk.device.DeviceHistory.Count;
import vn.hospitalkiosk.device.DeviceState;

/// Reads a device's state and history when a registry is asked; counts nothing itself.
///
/// `device.state{device,state}` 0 or 1 · `device.frames{device,direction,result}` · `device.roundtrip{device}` · `device.recoveries{device}` from loss to working again · `device.prints{device,outcome}`
public final class DeviceMeters {
    private static final List<String> STATES =
            List.of("connecting", "ready", "attention", "faulty", "absent");

    private DeviceMeters() {}

    public static void bind(MeterRegistry registry, Device device) {
        Tags tags = Tags.of("device", device.kind().word());
        for (String state : STATES) {
            Gauge.builder("device.state", device, d -> word(d.state()).equals(state) ? 1 : 0)
                    .tags(tags.and("state", state))
                    .strongReference(true)
                    .register(registry);
        }
        DeviceHistory history = device.history();
        frames(registry, history, Count.FRAMES_SENT, tags.and("direction", "out", "result", "ok"));
        frames(
                registry,
                history,
                Count.FRAMES_REFUSED,
                tags.and("direction", "out", "result", "refused"));
        frames(
                registry,
                history,
                Count.FRAMES_UNANSWERED,
                tags.and("direction", "out", "result", "unanswered"));
        frames(registry, history, Count.FRAMES_HEARD, tags.and("direction", "in", "result", "ok"));
        frames(
                registry,
                history,
                Count.FRAMES_DAMAGED,
                tags.and("direction", "in", "result", "damaged"));
        prints(registry, history, Count.PRINTED, tags.and("outcome", "printed"));
        prints(registry, history, Count.NOT_PRINTED, tags.and("outcome", "not-printed"));
        prints(registry, history, Count.PRINT_UNKNOWN, tags.and("outcome", "unknown"));
        times(registry, "device.roundtrip", history, DeviceHistory::roundTrips, tags);
        times(registry, "device.recoveries", history, DeviceHistory::recoveries, tags);
    }

    private static void frames(
            MeterRegistry registry, DeviceHistory history, Count count, Tags tags) {
        counter(registry, "device.frames", history, count, tags);
    }

    private static void prints(
            MeterRegistry registry, DeviceHistory history, Count count, Tags tags) {
        if (tags.stream().anyMatch(tag -> tag.getValue().equals("printer"))) {
            counter(registry, "device.prints", history, count, tags);
        }
    }

    private static void counter(
            MeterRegistry registry, String name, DeviceHistory history, Count count, Tags tags) {
        FunctionCounter.builder(name, history, h -> h.counted(count)).tags(tags).register(registry);
    }

    private static void times(
            MeterRegistry registry,
            String name,
            DeviceHistory history,
            Function<DeviceHistory, DeviceHistory.Times> times,
            Tags tags) {
        FunctionTimer.builder(
                        name,
                        history,
                        h -> times.apply(h).count(),
                        h -> times.apply(h).total().toNanos(),
                        TimeUnit.NANOSECONDS)
                .tags(tags)
                .register(registry);
    }

    /// A state in one word, as metrics and `scripts/diagnose` show it.
    public static String word(DeviceState state) {
        return switch (state) {
            case DeviceState.Connecting _ -> "connecting";
            case DeviceState.Ready _ -> "ready";
            case DeviceState.Attention _ -> "attention";
            case DeviceState.Faulty _ -> "faulty";
            case DeviceState.Absent _ -> "absent";
        };
    }
}
