package vn.hospitalkiosk.device.usb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.LineTrouble;

/// A USB printer through Linux's own printer driver (usblp), `/dev/usb/lp0`: the way round libusb, should that fail with some printer. Linux only.
///
/// The number in the name is given in the order of plugging in; with two printers use a link made by a udev rule.
public final class LpLine implements ByteLine {
    private static final int SLICE_MILLIS = 200;
    private static final int PORTION_BYTES = 4096;
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final Duration REST = Duration.ofMillis(10);

    private final String path;
    private final CharacterDevice device;
    private final Gate gate;

    private LpLine(String path, CharacterDevice device) {
        this.path = path;
        this.device = device;
        this.gate = new Gate(device::close);
    }

    /// Opens the file anew each time.
    public static Opener to(String path) {
        return () -> open(path);
    }

    private static LpLine open(String path) {
        if (!Files.exists(Path.of(path))) {
            throw new LineGoneException(LineTrouble.NOT_THERE, path + " is not there");
        }
        return switch (opening(path)) {
            case CharacterDevice.Opening.Open(CharacterDevice device) -> new LpLine(path, device);
            case CharacterDevice.Opening.Refused(int errno) ->
                    throw new LineGoneException(
                            trouble(errno), path + " cannot be opened, error " + errno);
        };
    }

    private static CharacterDevice.Opening opening(String path) {
        try {
            return CharacterDevice.open(path);
        } catch (LinkageError | RuntimeException e) {
            throw new LineGoneException(
                    LineTrouble.NO_DRIVER, "printing through a device file is for Linux alone");
        }
    }

    static LineTrouble trouble(int errno) {
        return switch (errno) {
            case 2, 5, 6, 19 -> LineTrouble.NOT_THERE; // ENOENT EIO ENXIO ENODEV
            case 1, 13 -> LineTrouble.NOT_PERMITTED; // EPERM EACCES
            case 16 -> LineTrouble.IN_USE; // EBUSY: usblp lets one in
            default -> LineTrouble.REFUSED;
        };
    }

    @Override
    public Map<String, String> identity() {
        return Map.of("port", path);
    }

    @Override
    public int read(byte[] into) {
        while (true) {
            int count = receive(into);
            if (count > 0) {
                return count;
            }
        }
    }

    /// Waits at most one slice. usblp gives "nothing" for a printer's empty answer, which is not the end.
    private int receive(byte[] into) {
        enter();
        try {
            int ready = ready(CharacterDevice.POLLIN, SLICE_MILLIS, "reading");
            if (ready == 0) {
                return 0;
            }
            int count = device.read(into);
            if (count == 0 && (ready & ~CharacterDevice.POLLIN) != 0) {
                throw gone("reading", ready);
            }
            if (count == 0) {
                LockSupport.parkNanos(REST.toNanos());
            }
            return checked(count, "reading");
        } finally {
            gate.leave();
        }
    }

    @Override
    public void write(byte[] bytes, Duration perPortion) {
        for (int at = 0; at < bytes.length; at += PORTION_BYTES) {
            int end = Math.min(bytes.length, at + PORTION_BYTES);
            send(bytes, at, end, System.nanoTime() + perPortion.toNanos());
        }
    }

    private void send(byte[] bytes, int from, int end, long deadline) {
        int at = from;
        while (at < end) {
            enter();
            try {
                if (ready(CharacterDevice.POLLOUT, slice(deadline), "writing") != 0) {
                    at += checked(device.write(bytes, at, end - at), "writing");
                }
            } finally {
                gate.leave();
            }
            if (at < end && deadline - System.nanoTime() <= 0) {
                gate.shut(Duration.ZERO);
                throw new LineGoneException(LineTrouble.STALLED, path + " took nothing in time");
            }
        }
    }

    private static int slice(long deadline) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        return Math.clamp(left, 1, SLICE_MILLIS);
    }

    private int ready(short event, int millis, String doing) {
        int bits = checked(device.poll(event, millis), doing);
        if (bits != 0 && (bits & event) == 0) {
            throw gone(doing, bits);
        }
        return bits;
    }

    private int checked(int result, String doing) {
        if (result >= 0) {
            return result;
        }
        return switch (-result) {
            case CharacterDevice.EAGAIN, CharacterDevice.EINTR -> 0;
            default -> throw gone(doing, result);
        };
    }

    private LineGoneException gone(String doing, int number) {
        return new LineGoneException(
                LineTrouble.LOST, path + " went away while " + doing + " (" + number + ")");
    }

    private void enter() {
        if (!gate.enter()) {
            throw new LineGoneException("the line to the printer was closed");
        }
    }

    /// Returns when the file is closed, or after two seconds; then the last thread inside closes it.
    @Override
    public void close() {
        gate.shut(FAREWELL);
    }
}
