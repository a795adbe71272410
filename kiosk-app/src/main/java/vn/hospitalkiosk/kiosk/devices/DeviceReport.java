package vn.hospitalkiosk.kiosk.devices;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.hospitalkiosk.device.Device;
import vn.hospitalkiosk.device.DeviceHistory;
import vn.hospitalkiosk.device.DeviceHistory.Count;
import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.metrics.DeviceMeters;
import vn.hospitalkiosk.device.profile.DeviceFile;

/// One device as a technician is shown it, and as `var/run/devices.json` holds it. No personal data.
///
/// @param device word of its kind: `printer`
/// @param address how it is reached, in the words of its file; empty when the file cannot be used
/// @param state `connecting` `ready` `attention` `faulty` `absent`
/// @param failure why, in the states `attention` and `faulty`
/// @param since of `faulty`
/// @param counts by the names of [Count], in lower case; only what was counted
/// @param trace the last frames: direction, kind and length
public record DeviceReport(
        String device,
        String address,
        String state,
        Optional<Failure> failure,
        Optional<Instant> since,
        Map<String, String> identity,
        Map<String, Long> counts,
        Times roundTrips,
        Times recoveries,
        List<Fault> faults,
        List<String> trace) {
    private static final int TRACE_LINES = 400;

    /// Milliseconds.
    public record Times(long count, long averageMs, long longestMs) {
        static Times of(DeviceHistory.Times times) {
            long count = times.count();
            return new Times(
                    count,
                    count == 0 ? 0 : times.total().toMillis() / count,
                    times.longest().toMillis());
        }
    }

    public record Fault(String code, String detail, Instant since) {}

    static DeviceReport of(KioskDevices devices, DeviceKind kind) {
        DeviceState state = devices.state(kind);
        Optional<? extends Device> device = devices.device(kind);
        DeviceHistory history = device.map(Device::history).orElseGet(DeviceHistory::new);
        List<String> trace = device.map(Device::trace).orElse(List.of());
        return new DeviceReport(
                kind.word(),
                devices.file(kind).map(DeviceFile::address).orElse(""),
                DeviceMeters.word(state),
                failure(state),
                state instanceof DeviceState.Faulty(var _, Instant since)
                        ? Optional.of(since)
                        : Optional.empty(),
                new LinkedHashMap<>(device.map(Device::identity).orElse(Map.of())),
                counts(history),
                Times.of(history.roundTrips()),
                Times.of(history.recoveries()),
                history.faults().stream()
                        .map(f -> new Fault(f.failure().code(), f.failure().detail(), f.since()))
                        .toList(),
                trace.subList(Math.max(0, trace.size() - TRACE_LINES), trace.size()));
    }

    private static Optional<Failure> failure(DeviceState state) {
        return switch (state) {
            case DeviceState.Attention(Failure failure) -> Optional.of(failure);
            case DeviceState.Faulty(Failure failure, var _) -> Optional.of(failure);
            case DeviceState.Connecting _, DeviceState.Ready _, DeviceState.Absent _ ->
                    Optional.empty();
        };
    }

    private static Map<String, Long> counts(DeviceHistory history) {
        Map<Count, Long> counted = new EnumMap<>(Count.class);
        for (Count count : Count.values()) {
            counted.put(count, history.counted(count));
        }
        Map<String, Long> words = new TreeMap<>();
        counted.forEach((count, number) -> {
            if (number > 0) {
                words.put(word(count), number);
            }
        });
        return words;
    }

    private static String word(Count count) {
        return count.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public DeviceReport withoutTrace() {
        return new DeviceReport(
                device,
                address,
                state,
                failure,
                since,
                identity,
                counts,
                roundTrips,
                recoveries,
                faults,
                List.of());
    }

    public long counted(Count count) {
        return counts.getOrDefault(word(count), 0L);
    }

    public DeviceKind kind() {
        return Stream.of(DeviceKind.values())
                .filter(kind -> kind.word().equals(device))
                .findFirst()
                .orElseThrow();
    }

    /// The state this was made of.
    public DeviceState deviceState() {
        Failure why = failure.orElseGet(() -> new Failure("", ""));
        return switch (state) {
            case "ready" -> new DeviceState.Ready();
            case "attention" -> new DeviceState.Attention(why);
            case "faulty" -> new DeviceState.Faulty(why, since.orElse(Instant.EPOCH));
            case "absent" -> new DeviceState.Absent();
            default -> new DeviceState.Connecting();
        };
    }
}
