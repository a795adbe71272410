package vn.hospitalkiosk.device.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.LineGoneException;

/// A serial port to talk over in both directions, 8N1. The library's write never times out on Linux, so a watchdog closes the port under one that stalls: the one thing that ends it (devices.md §1a).
public final class SerialByteLine implements ByteLine {
    private static final int DATA_BITS = 8;
    private static final int PORTION_BYTES = 512;
    private static final ScheduledThreadPoolExecutor WATCHDOG = watchdog();

    private final SerialPort port;

    private SerialByteLine(SerialPort port) {
        this.port = port;
    }

    private static ScheduledThreadPoolExecutor watchdog() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("serial-watchdog").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /// Opens the port anew each time, dropping what had come in before.
    ///
    /// @param path `/dev/serial/by-id/…`, `COM3`, …; may appear and vanish
    public static ByteLine.Opener to(String path, int baud) {
        return () -> opened(path, baud);
    }

    private static SerialByteLine opened(String path, int baud) {
        SerialPort port;
        try {
            port = SerialPort.getCommPort(path);
        } catch (SerialPortInvalidPortException e) {
            throw new LineGoneException("the serial port is not there");
        }
        port.setComPortParameters(baud, DATA_BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 0, 0);
        if (!port.openPort()) {
            throw new LineGoneException(
                    "the serial port cannot be opened, error " + port.getLastErrorCode());
        }
        port.flushIOBuffers();
        return new SerialByteLine(port);
    }

    @Override
    public int read(byte[] into) {
        int read = port.readBytes(into, into.length);
        if (read <= 0) {
            throw new LineGoneException("the serial port went away");
        }
        return read;
    }

    @Override
    public void write(byte[] bytes, Duration perPortion) {
        for (int at = 0; at < bytes.length; at += PORTION_BYTES) {
            byte[] portion =
                    Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + PORTION_BYTES));
            Future<?> alarm =
                    WATCHDOG.schedule(this::close, perPortion.toNanos(), TimeUnit.NANOSECONDS);
            try {
                if (port.writeBytes(portion, portion.length) != portion.length) {
                    throw new LineGoneException("the serial port went away, or stalled");
                }
            } finally {
                alarm.cancel(false);
                Arrays.fill(portion, (byte) 0);
            }
        }
    }

    @Override
    public void close() {
        port.closePort();
    }
}
