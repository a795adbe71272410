package vn.hospitalkiosk.kiosk.devices;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import vn.hospitalkiosk.api.DeviceNews;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;

/// The devices as the gateway is told of them: states and codes, no sentence and no identity.
public final class News {
    private News() {}

    public static DeviceNews of(KioskDevices devices) {
        return new DeviceNews(
                Stream.of(DeviceKind.values())
                        .map(kind -> device(kind, devices.state(kind)))
                        .toList());
    }

    private static DeviceNews.Device device(DeviceKind kind, DeviceState state) {
        return switch (state) {
            case DeviceState.Connecting _ -> plain(kind, DeviceNews.State.CONNECTING);
            case DeviceState.Ready _ -> plain(kind, DeviceNews.State.READY);
            case DeviceState.Absent _ -> plain(kind, DeviceNews.State.ABSENT);
            case DeviceState.Attention(Failure failure) ->
                    troubled(kind, DeviceNews.State.ATTENTION, failure, Optional.empty());
            case DeviceState.Faulty(Failure failure, Instant since) ->
                    troubled(kind, DeviceNews.State.FAULTY, failure, Optional.of(since));
        };
    }

    private static DeviceNews.Device plain(DeviceKind kind, DeviceNews.State state) {
        return new DeviceNews.Device(kind.word(), state, Optional.empty(), Optional.empty());
    }

    private static DeviceNews.Device troubled(
            DeviceKind kind, DeviceNews.State state, Failure failure, Optional<Instant> since) {
        return new DeviceNews.Device(
                kind.word(), state, Optional.of(new FailureCode(failure.code())), since);
    }
}
