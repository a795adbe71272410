package vn.hospitalkiosk.virtual.pty;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The device side of a Linux USB gadget, `/dev/g_printer0`. The file is opened when the host has taken notice of the device and closed at `detach`; it must not be open when the cable is pulled, or the guest's kernel breaks (devices.md §1b).
public final class DeviceFile {
    private static final int SLICE_MILLIS = 20;
    private static final int NONE = -1;

    private final Path path;
    private int file = NONE;
    private boolean wanted;
    private volatile int pulls;

    public DeviceFile(Path path) {
        this.path = path;
    }

    /// From now on bytes are awaited.
    public synchronized void attach() {
        wanted = true;
    }

    /// Returns when the file is closed.
    public synchronized void detach() throws IOException {
        wanted = false;
        pulls++;
        if (file != NONE) {
            Libc.call(Libc.CLOSE, "close", file);
            file = NONE;
        }
    }

    /// Whether host and device hear each other.
    public synchronized boolean attached() {
        return file != NONE;
    }

    /// What the host says, until `detach`; waits for the host before that.
    public InputStream in() {
        int before = pulls;
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int count) {
                while (pulls == before) {
                    byte[] heard = hear(count);
                    if (heard != null) {
                        System.arraycopy(heard, 0, into, from, heard.length);
                        return heard.length;
                    }
                    PseudoTerminal.pause(SLICE_MILLIS / 10);
                }
                return -1;
            }
        };
    }

    /// To the host; what cannot be said is lost.
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int one) {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                say(bytes, from, count);
            }
        };
    }

    private synchronized byte @Nullable [] hear(int count) {
        try (Arena arena = Arena.ofConfined()) {
            if (!open(arena) || (Libc.poll(file, Libc.POLLIN, SLICE_MILLIS) & Libc.POLLIN) == 0) {
                return null;
            }
            MemorySegment buffer = arena.allocate(count);
            long heard = Libc.call(Libc.READ, "read", file, buffer, (long) count);
            return heard <= 0 ? null : buffer.asSlice(0, heard).toArray(ValueLayout.JAVA_BYTE);
        } catch (IOException e) {
            // Not plugged in just now.
            return null;
        }
    }

    private synchronized void say(byte[] bytes, int from, int count) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(count);
            MemorySegment.copy(bytes, from, buffer, ValueLayout.JAVA_BYTE, 0, count);
            if (open(arena) && (Libc.poll(file, Libc.POLLOUT, 1000) & Libc.POLLOUT) != 0) {
                Libc.call(Libc.WRITE, "write", file, buffer, (long) count);
            }
        } catch (IOException e) {
            // The host is gone; so is the answer.
        }
    }

    private boolean open(Arena arena) throws IOException {
        if (wanted && file == NONE) {
            file =
                    (int)
                            Libc.call(
                                    Libc.OPEN,
                                    "open",
                                    arena.allocateFrom(path.toString()),
                                    Libc.O_RDWR | Libc.O_NONBLOCK | Libc.O_CLOEXEC);
        }
        return file != NONE;
    }
}
