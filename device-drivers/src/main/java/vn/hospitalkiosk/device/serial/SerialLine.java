package vn.hospitalkiosk.device.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.LineTrouble;

/// One open serial port. Held exclusively: another program finds it in use. `close` from another thread ends a read or a write that waits, and is the only thing that does, so a watchdog closes the port under a write that stalls (devices.md §1a).
///
/// jSerialComm unpacks its native part into a folder any local user can write to. A hospital installs it in a folder of root's and starts the kiosk with `-DjSerialComm.library.path=<folder>`, which the library reads by itself.
public final class SerialLine implements ByteLine {
    private static final int PORTION_BYTES = 512;
    private static final int NO_SUCH_FILE = 2;
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final ScheduledThreadPoolExecutor WATCHDOG = watchdog();

    private final SerialPort port;
    private volatile boolean stalled;

    private SerialLine(SerialPort port) {
        this.port = port;
    }

    private static ScheduledThreadPoolExecutor watchdog() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("serial-watchdog").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /// Finds and opens the port anew each time, dropping what had come in before.
    public static Opener to(SerialSettings settings) {
        SerialPorts ports = SerialPorts.ofThisMachine();
        return () -> open(ports.find(settings.address()), settings.baud(), settings.format());
    }

    /// Opens the port anew each time, 8N1, by name.
    public static Opener to(String path, int baud) {
        return to(SerialSettings.of(path, baud));
    }

    /// 8N1, by name.
    ///
    /// @param path `/dev/serial/by-id/…`, `COM3`, …; may be a symbolic link
    /// @throws LineGoneException when there is no such port or it cannot be opened
    public static SerialLine open(String path, int baud) {
        return open(path, baud, SerialFormat.EIGHT_N_ONE);
    }

    /// @param path `/dev/serial/by-id/…`, `COM3`, …; may be a symbolic link
    /// @throws LineGoneException when there is no such port or it cannot be opened; its trouble says why
    public static SerialLine open(String path, int baud, SerialFormat format) {
        SerialPort port = named(path);
        port.setComPortParameters(
                baud, format.dataBits(), stopBits(format.stopBits()), parity(format.parity()));
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 0, 0);
        if (!port.openPort()) {
            int error = port.getLastErrorCode();
            LineTrouble trouble = trouble(path, error);
            throw new LineGoneException(trouble, OpenError.sentence(trouble, path, error));
        }
        port.flushIOBuffers();
        return new SerialLine(port);
    }

    /// The library answers "no such file" when this very program has the port open.
    private static LineTrouble trouble(String path, int error) {
        boolean ours = error == NO_SUCH_FILE && path.startsWith("/") && Files.exists(Path.of(path));
        return ours ? LineTrouble.IN_USE : OpenError.of(error, WINDOWS);
    }

    private static SerialPort named(String path) {
        if (!path.startsWith("/") || Files.exists(Path.of(path))) {
            try {
                return SerialPort.getCommPort(path);
            } catch (SerialPortInvalidPortException e) {
                // Said below.
            }
        }
        throw new LineGoneException(
                LineTrouble.NOT_THERE, "the serial port " + path + " is not there");
    }

    /// Constants, never numbers: the library's 2 is one and a half.
    static int stopBits(SerialFormat.StopBits stopBits) {
        return switch (stopBits) {
            case ONE -> SerialPort.ONE_STOP_BIT;
            case ONE_AND_A_HALF -> SerialPort.ONE_POINT_FIVE_STOP_BITS;
            case TWO -> SerialPort.TWO_STOP_BITS;
        };
    }

    static int parity(SerialFormat.Parity parity) {
        return switch (parity) {
            case NONE -> SerialPort.NO_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
            case MARK -> SerialPort.MARK_PARITY;
            case SPACE -> SerialPort.SPACE_PARITY;
        };
    }

    @Override
    public int read(byte[] into) {
        int read = port.readBytes(into, into.length);
        if (read <= 0) {
            throw lost();
        }
        return read;
    }

    @Override
    public void write(byte[] bytes, Duration perPortion) {
        for (int at = 0; at < bytes.length; at += PORTION_BYTES) {
            byte[] portion =
                    Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + PORTION_BYTES));
            Future<?> alarm =
                    WATCHDOG.schedule(this::stall, perPortion.toNanos(), TimeUnit.NANOSECONDS);
            try {
                if (port.writeBytes(portion, portion.length) != portion.length) {
                    throw lost();
                }
            } finally {
                alarm.cancel(false);
                Arrays.fill(portion, (byte) 0);
            }
        }
    }

    private void stall() {
        stalled = true;
        close();
    }

    private LineGoneException lost() {
        return stalled
                ? new LineGoneException(
                        LineTrouble.STALLED, "the serial device took nothing in time")
                : new LineGoneException(LineTrouble.LOST, "the serial port went away");
    }

    @Override
    public void close() {
        port.closePort();
    }
}
