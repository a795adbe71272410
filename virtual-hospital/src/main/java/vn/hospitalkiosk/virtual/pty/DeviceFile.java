package vn.hospitalkiosk.virtual.pty;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/// The device side of a Linux USB gadget, `/dev/g_printer0`. The file is opened when the host has taken notice of the device and closed at `detach`; it must not be open when the cable is pulled, or the kernel breaks (seen with 6.1). Thread-safe.
public final class DeviceFile {
    private static final byte[] NOTHING = {};
    private static final int SLICE_MILLIS = 20;
    private static final int PAUSE_MILLIS = 2;
    private static final int WRITE_MILLIS = 1000;
    private static final int CHUNK = 4096;
    private static final int NONE = -1;

    private final Path path;
    private int file = NONE;
    private boolean wanted;

    public DeviceFile(Path path) {
        this.path = path;
    }

    /// From now on the host is awaited.
    public synchronized void attach() {
        wanted = true;
    }

    /// Returns when the file is closed.
    public synchronized void detach() throws IOException {
        wanted = false;
        if (file != NONE) {
            Libc.call(Libc.CLOSE, "close", file);
            file = NONE;
        }
    }

    /// What the host says; empty when it says nothing for a moment or is not there.
    public byte[] read() {
        byte[] heard = hear();
        if (heard.length == 0) {
            PseudoTerminal.pause(PAUSE_MILLIS);
        }
        return heard;
    }

    private synchronized byte[] hear() {
        try (Arena arena = Arena.ofConfined()) {
            if (!open(arena) || (Libc.poll(file, Libc.POLLIN, SLICE_MILLIS) & Libc.POLLIN) == 0) {
                return NOTHING;
            }
            MemorySegment buffer = arena.allocate(CHUNK);
            long heard = Libc.call(Libc.READ, "read", file, buffer, (long) CHUNK);
            return buffer.asSlice(0, heard).toArray(ValueLayout.JAVA_BYTE);
        } catch (IOException e) {
            // Not plugged in just now.
            return NOTHING;
        }
    }

    /// To the host; what it does not take within a second is lost.
    public synchronized void write(byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            if (open(arena) && (Libc.poll(file, Libc.POLLOUT, WRITE_MILLIS) & Libc.POLLOUT) != 0) {
                Libc.call(Libc.WRITE, "write", file, buffer, (long) bytes.length);
            }
        } catch (IOException e) {
            // The host is gone; so is the answer.
        }
    }

    private boolean open(Arena arena) throws IOException {
        if (wanted && file == NONE) {
            int flags = Libc.O_RDWR | Libc.O_NONBLOCK | Libc.O_CLOEXEC;
            MemorySegment name = arena.allocateFrom(path.toString());
            file = (int) Libc.call(Libc.OPEN, "open", name, flags);
        }
        return file != NONE;
    }
}
