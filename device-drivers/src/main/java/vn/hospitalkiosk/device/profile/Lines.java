package vn.hospitalkiosk.device.profile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.UsbId;
import vn.hospitalkiosk.device.serial.SerialAddress;
import vn.hospitalkiosk.device.serial.SerialLine;
import vn.hospitalkiosk.device.serial.SerialSettings;
import vn.hospitalkiosk.device.tcp.TcpLine;
import vn.hospitalkiosk.device.usb.LpLine;
import vn.hospitalkiosk.device.usb.UsbLine;

/// Opens the line a profile names.
///
/// @param endpoints where a simulator is now, by name: a path or `host:port`; empty while it is not there
public record Lines(Function<String, Optional<String>> endpoints) {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int ANY_BAUD = 115_200;

    public ByteLine.Opener to(Transport transport) {
        return switch (transport) {
            case Transport.Serial(PortName port, List<Integer> baud, SerialFormat format) ->
                    serial(port, baud, format);
            case Transport.Tcp(String address) -> tcp(address);
            case Transport.Endpoint(String name) -> () -> endpoint(name);
            case Transport.Usb(int vid, int pid, String serial) ->
                    UsbLine.to(new UsbId(vid, pid, named(serial)));
            case Transport.Lp(String path) -> LpLine.to(path);
        };
    }

    /// One speed after another, until the device is heard at one.
    private static ByteLine.Opener serial(PortName port, List<Integer> baud, SerialFormat format) {
        List<SerialLine.Opener> openers =
                baud.stream().map(speed -> SerialLine.to(settings(port, speed, format))).toList();
        AtomicInteger turn = new AtomicInteger();
        return () -> openers.get(Math.floorMod(turn.getAndIncrement(), openers.size())).open();
    }

    private static SerialSettings settings(PortName port, int baud, SerialFormat format) {
        return new SerialSettings(
                address(port), baud, vn.hospitalkiosk.device.serial.SerialFormat.of(format.text()));
    }

    /// Where a port is found, also after it was plugged in elsewhere.
    public static SerialAddress address(PortName port) {
        return port.usb()
                .map(usb -> new UsbId(usb.vid(), usb.pid(), named(usb.serial())))
                .<SerialAddress>map(SerialAddress.Plugged::new)
                .orElseGet(() -> new SerialAddress.Named(port.text()));
    }

    private static Optional<String> named(String serial) {
        return serial.isEmpty() ? Optional.empty() : Optional.of(serial);
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
        return (place.contains("/")
                        ? SerialLine.to(SerialSettings.of(place, ANY_BAUD))
                        : tcp(place))
                .open();
    }
}
