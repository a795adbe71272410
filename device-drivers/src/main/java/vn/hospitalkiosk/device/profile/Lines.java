package vn.hospitalkiosk.device.profile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.LineTrouble;
import vn.hospitalkiosk.device.UsbId;
import vn.hospitalkiosk.device.serial.SerialAddress;
import vn.hospitalkiosk.device.serial.SerialLine;
import vn.hospitalkiosk.device.serial.SerialSettings;
import vn.hospitalkiosk.device.tcp.TcpLine;
import vn.hospitalkiosk.device.usb.LpLine;
import vn.hospitalkiosk.device.usb.UsbLine;

/// Opens the line a profile names, anew each time.
///
/// @param endpoints where a simulator is now, by name: a path or `host:port`; empty while it is not there
public record Lines(Function<String, Optional<String>> endpoints) {
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /// What simulated serial lines run at: they take any.
    private static final int ANY_BAUD = 115_200;

    /// With several speeds in the profile, each opening takes the next of them.
    public ByteLine.Opener to(Transport transport) {
        List<Integer> speeds = speeds(transport);
        if (speeds.size() == 1) {
            return at(transport, speeds.getFirst());
        }
        AtomicInteger turn = new AtomicInteger();
        return () ->
                at(transport, speeds.get(Math.floorMod(turn.getAndIncrement(), speeds.size())))
                        .open();
    }

    /// For drivers that find the speed by themselves.
    ///
    /// @param baud of a serial line; others have none
    public ByteLine.Opener at(Transport transport, int baud) {
        return switch (transport) {
            case Transport.Serial(PortName port, var _, SerialFormat format) ->
                    SerialLine.to(
                            new SerialSettings(
                                    address(port),
                                    baud,
                                    vn.hospitalkiosk.device.serial.SerialFormat.of(format.text())));
            case Transport.Tcp(String address) -> tcp(address);
            case Transport.Endpoint(String name) -> () -> endpoint(name);
            case Transport.Usb(int vid, int pid, String serial) ->
                    UsbLine.to(new UsbId(vid, pid, Optional.of(serial).filter(s -> !s.isBlank())));
            case Transport.Lp(String path) -> LpLine.to(path);
        };
    }

    static List<Integer> speeds(Transport transport) {
        return transport instanceof Transport.Serial serial ? serial.baud() : List.of(ANY_BAUD);
    }

    /// Where a port is found, also after it was plugged in elsewhere.
    public static SerialAddress address(PortName port) {
        return port.usb()
                .<SerialAddress>map(usb ->
                        new SerialAddress.Plugged(
                                new UsbId(
                                        usb.vid(),
                                        usb.pid(),
                                        Optional.of(usb.serial()).filter(s -> !s.isEmpty()))))
                .orElseGet(() -> new SerialAddress.Named(port.text()));
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
                        .orElseThrow(() ->
                                new LineGoneException(
                                        LineTrouble.NOT_THERE, "no simulator is at " + name));
        return (place.contains("/")
                        ? SerialLine.to(SerialSettings.of(place, ANY_BAUD))
                        : tcp(place))
                .open();
    }
}
