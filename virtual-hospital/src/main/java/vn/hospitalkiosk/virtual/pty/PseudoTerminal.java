package vn.hospitalkiosk.virtual.pty;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The master side of one Linux pseudo terminal (POSIX `posix_openpt`), raw, 8 bits. Whoever opens [#slave] sees a serial port. Not thread-safe but for [#await]; the owner closes it, which hangs up the slave.
final class PseudoTerminal implements AutoCloseable {
    private static final int TCSANOW = 0;

    /// More than any libc's `struct termios`, which is only passed through.
    private static final int TERMIOS_BYTES = 256;

    private static final MethodHandle POSIX_OPENPT =
            Libc.function("posix_openpt", FunctionDescriptor.of(Libc.INT, Libc.INT));
    private static final MethodHandle GRANTPT =
            Libc.function("grantpt", FunctionDescriptor.of(Libc.INT, Libc.INT));
    private static final MethodHandle UNLOCKPT =
            Libc.function("unlockpt", FunctionDescriptor.of(Libc.INT, Libc.INT));
    private static final MethodHandle PTSNAME_R =
            Libc.function(
                    "ptsname_r",
                    FunctionDescriptor.of(Libc.INT, Libc.INT, Libc.POINTER, Libc.LONG));
    private static final MethodHandle TCGETATTR =
            Libc.function("tcgetattr", FunctionDescriptor.of(Libc.INT, Libc.INT, Libc.POINTER));
    private static final MethodHandle TCSETATTR =
            Libc.function(
                    "tcsetattr", FunctionDescriptor.of(Libc.INT, Libc.INT, Libc.INT, Libc.POINTER));
    private static final MethodHandle CFMAKERAW =
            Libc.LINKER.downcallHandle(
                    Libc.LINKER.defaultLookup().findOrThrow("cfmakeraw"),
                    FunctionDescriptor.ofVoid(Libc.POINTER));
    private final int master;
    private final Path slave;
    private boolean closed;

    private PseudoTerminal(int master, Path slave) {
        this.master = master;
        this.slave = slave;
    }

    static PseudoTerminal open() throws IOException {
        int master =
                (int)
                        Libc.call(
                                POSIX_OPENPT,
                                "posix_openpt",
                                Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_NONBLOCK | Libc.O_CLOEXEC);
        try (Arena arena = Arena.ofConfined()) {
            Libc.call(GRANTPT, "grantpt", master);
            Libc.call(UNLOCKPT, "unlockpt", master);
            MemorySegment name = arena.allocate(128);
            if (Libc.call(PTSNAME_R, "ptsname_r", master, name, name.byteSize()) != 0) {
                throw new IOException("ptsname_r");
            }
            MemorySegment termios = arena.allocate(TERMIOS_BYTES);
            Libc.call(TCGETATTR, "tcgetattr", master, termios);
            makeRaw(termios);
            Libc.call(TCSETATTR, "tcsetattr", master, TCSANOW, termios);
            // Opened and closed once: from now on poll says "hung up" while nobody has the port
            // open.
            Libc.call(
                    Libc.CLOSE,
                    "close",
                    (int)
                            Libc.call(
                                    Libc.OPEN,
                                    "open",
                                    name,
                                    Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_CLOEXEC));
            return new PseudoTerminal(master, Path.of(name.getString(0)));
        } catch (IOException e) {
            Libc.call(Libc.CLOSE, "close", master);
            throw e;
        }
    }

    Path slave() {
        return slave;
    }

    /// Whether somebody has the slave open.
    boolean heard() throws IOException {
        return (poll(Libc.POLLOUT, 0) & Libc.POLLHUP) == 0;
    }

    /// Writes all bytes, waiting at most `millis` for each piece to be taken. False: nobody listens, or the listener does not read.
    boolean write(byte[] bytes, int millis) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            long done = 0;
            while (done < bytes.length) {
                int ready = poll(Libc.POLLOUT, millis);
                if ((ready & Libc.POLLHUP) != 0 || (ready & Libc.POLLOUT) == 0) {
                    return false;
                }
                done +=
                        Libc.call(
                                Libc.WRITE,
                                "write",
                                master,
                                buffer.asSlice(done),
                                bytes.length - done);
            }
            return true;
        }
    }

    /// Waits at most `millis` for bytes from the other side. May be called while another thread uses or closes the terminal: the answer is only a hint.
    void await(int millis) throws IOException {
        int ready = poll(Libc.POLLIN, millis);
        if ((ready & Libc.POLLIN) == 0 && ready != 0) {
            // Hung up: poll does not wait then.
            pause(millis);
        }
    }

    static void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /// Takes what the other side has sent; empty when it has sent nothing. At most 4096 bytes.
    byte[] drain() throws IOException {
        if ((poll(Libc.POLLIN, 0) & Libc.POLLIN) == 0) {
            return new byte[0];
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(4096);
            long count = Libc.call(Libc.READ, "read", master, buffer, buffer.byteSize());
            return buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            Libc.call(Libc.CLOSE, "close", master);
        }
    }

    private int poll(short events, int millis) throws IOException {
        return Libc.poll(master, events, millis);
    }

    private static void makeRaw(MemorySegment termios) {
        try {
            CFMAKERAW.invokeExact(termios);
        } catch (Throwable e) {
            throw new IllegalStateException("cfmakeraw", e);
        }
    }
}
