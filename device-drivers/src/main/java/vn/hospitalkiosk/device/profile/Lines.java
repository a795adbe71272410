package vn.hospitalkiosk.device.profile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.serial.SerialByteLine;
import vn.hospitalkiosk.device.tcp.TcpLine;

/// Opens the line a profile names.
///
/// @param endpoints where a simulator is now, by name: a path or `host:port`; empty while it is not there
public record Lines(Function<String, Optional<String>> endpoints) {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int ANY_BAUD = 115_200;

    public ByteLine.Opener to(Transport transport) {
        return switch (transport) {
            case Transport.Serial(PortName port, List<Integer> baud, SerialFormat _) -> {
                AtomicInteger turn = new AtomicInteger();
                yield () ->
                        SerialByteLine.to(
                                        port.text(), baud.get(turn.getAndIncrement() % baud.size()))
                                .open();
            }
            case Transport.Tcp(String address) -> tcp(address);
            case Transport.Endpoint(String name) -> () -> endpoint(name);
            case Transport.Usb _, Transport.Lp _ ->
                    () -> {
                        throw new LineGoneException("USB printers come with the next step");
                    };
        };
    }

    private static ByteLine.Opener tcp(String address) {
        HostAndPort place = HostAndPort.of(address);
        return TcpLine.to(place.host(), place.port(), CONNECT);
    }

    /// Looked up at each opening: a simulator may come back elsewhere.
    private ByteLine endpoint(String name) {
        String place =
                endpoints
                        .apply(name)
                        .orElseThrow(() -> new LineGoneException("no simulator is at " + name));
        return (place.contains("/") ? SerialByteLine.to(place, ANY_BAUD) : tcp(place)).open();
    }
}
