package vn.hospitalkiosk.device.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// One open serial port, 8N1. Read by one platform thread; `close` from any other thread ends a read that waits, and is the only thing that does (devices.md §1a).
///
/// jSerialComm unpacks its native part into a folder any local user can write to. A hospital installs it in a folder of root's and starts the kiosk with `-DjSerialComm.library.path=<folder>`, which the library reads by itself.
public final class SerialLine implements AutoCloseable {
    private static final int DATA_BITS = 8;
    private static final long LOOK_NANOS = Duration.ofMillis(2).toNanos();

    private final SerialPort port;

    private SerialLine(SerialPort port) {
        this.port = port;
    }

    /// Opens by path, which may be a symbolic link, and drops what had come in before.
    ///
    /// @param path `/dev/serial/by-id/…`, `COM3`, …
    /// @throws SerialLineException when there is no such port or it cannot be opened
    public static SerialLine open(String path, int baud) {
        SerialPort port;
        try {
            port = SerialPort.getCommPort(path);
        } catch (SerialPortInvalidPortException e) {
            throw new SerialLineException("the serial port is not there");
        }
        port.setComPortParameters(baud, DATA_BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 0, 0);
        if (!port.openPort()) {
            throw new SerialLineException(
                    "the serial port cannot be opened, error " + port.getLastErrorCode());
        }
        port.flushIOBuffers();
        return new SerialLine(port);
    }

    /// Waits for at least one byte.
    ///
    /// @return how many bytes came
    /// @throws SerialLineException when the port is gone or was closed
    public int read(byte[] into) {
        int read = port.readBytes(into, into.length);
        if (read <= 0) {
            throw new SerialLineException("the serial port went away");
        }
        return read;
    }

    /// Like `read`, but gives 0 when nothing comes in time. Keeps its own time: the library counts in tenths of a second.
    public int read(byte[] into, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            int waiting = port.bytesAvailable();
            if (waiting < 0) {
                throw new SerialLineException("the serial port went away");
            }
            if (waiting > 0) {
                return read(into);
            }
            if (end - System.nanoTime() <= 0) {
                return 0;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void close() {
        port.closePort();
    }
}
