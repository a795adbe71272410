package vn.hospitalkiosk.device.profile;

import java.util.List;
import vn.hospitalkiosk.device.yaml.Between;

/// How a device that speaks in bytes is reached.
public sealed interface Transport {
    /// @param port `/dev/serial/by-id/…`, `COM3`, or `usb:0c2e:0caa:SERIAL`
    /// @param baud tried one after another until the device answers
    record Serial(
            PortName port,
            @Between(least = 300, most = 4_000_000) List<Integer> baud,
            SerialFormat format)
            implements Transport {
        public Serial {
            if (baud.isEmpty()) {
                throw new IllegalArgumentException("needs a baud rate");
            }
        }
    }

    /// A USB device of the printer class.
    ///
    /// @param serial of one of several alike; empty: the first
    record Usb(
            @Between(least = 0, most = 0xFFFF) int vid,
            @Between(least = 0, most = 0xFFFF) int pid,
            String serial)
            implements Transport {}

    /// @param address `host:port`
    record Tcp(String address) implements Transport {
        public Tcp {
            HostAndPort.of(address);
        }
    }

    /// The kernel's own printer driver.
    ///
    /// @param path `/dev/usb/lp0`
    record Lp(String path) implements Transport {
        public Lp {
            if (path.isBlank()) {
                throw new IllegalArgumentException("needs a path");
            }
        }
    }

    /// An address that a simulator writes to `var/run/endpoints.json`; in the environment `simulated` only.
    ///
    /// @param name `virtual.printer`
    record Endpoint(String name) implements Transport {}

    default boolean simulated() {
        return this instanceof Endpoint;
    }
}
