package vn.hospitalkiosk.virtual.pty;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The master side of one Linux pseudo terminal (POSIX `posix_openpt`), raw, 8 bits. Whoever opens [#slave] sees a serial port. Not thread-safe but for [#await]; the owner closes it, which hangs up the slave.
final class PseudoTerminal implements AutoCloseable {
    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0x100;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;
    private static final short POLLIN = 1;
    private static final short POLLOUT = 4;
    private static final short POLLHUP = 0x10;
    private static final int TCSANOW = 0;

    /// More than any libc's `struct termios`, which is only passed through.
    private static final int TERMIOS_BYTES = 256;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO_OFFSET =
            CALL_STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout POINTER = ValueLayout.ADDRESS;

    private static final MethodHandle POSIX_OPENPT =
            function("posix_openpt", FunctionDescriptor.of(INT, INT));
    private static final MethodHandle GRANTPT =
            function("grantpt", FunctionDescriptor.of(INT, INT));
    private static final MethodHandle UNLOCKPT =
            function("unlockpt", FunctionDescriptor.of(INT, INT));
    private static final MethodHandle PTSNAME_R =
            function("ptsname_r", FunctionDescriptor.of(INT, INT, POINTER, LONG));
    private static final MethodHandle TCGETATTR =
            function("tcgetattr", FunctionDescriptor.of(INT, INT, POINTER));
    private static final MethodHandle TCSETATTR =
            function("tcsetattr", FunctionDescriptor.of(INT, INT, INT, POINTER));
    private static final MethodHandle CFMAKERAW =
            LINKER.downcallHandle(
                    LINKER.defaultLookup().findOrThrow("cfmakeraw"),
                    FunctionDescriptor.ofVoid(POINTER));
    private static final MethodHandle OPEN =
            LINKER.downcallHandle(
                    LINKER.defaultLookup().findOrThrow("open"),
                    FunctionDescriptor.of(INT, POINTER, INT),
                    Linker.Option.captureCallState("errno"),
                    Linker.Option.firstVariadicArg(2));
    private static final MethodHandle POLL =
            function("poll", FunctionDescriptor.of(INT, POINTER, LONG, INT));
    private static final MethodHandle READ =
            function("read", FunctionDescriptor.of(LONG, INT, POINTER, LONG));
    private static final MethodHandle WRITE =
            function("write", FunctionDescriptor.of(LONG, INT, POINTER, LONG));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(INT, INT));

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
                        call(
                                POSIX_OPENPT,
                                "posix_openpt",
                                O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
        try (Arena arena = Arena.ofConfined()) {
            call(GRANTPT, "grantpt", master);
            call(UNLOCKPT, "unlockpt", master);
            MemorySegment name = arena.allocate(128);
            if (call(PTSNAME_R, "ptsname_r", master, name, name.byteSize()) != 0) {
                throw new IOException("ptsname_r");
            }
            MemorySegment termios = arena.allocate(TERMIOS_BYTES);
            call(TCGETATTR, "tcgetattr", master, termios);
            makeRaw(termios);
            call(TCSETATTR, "tcsetattr", master, TCSANOW, termios);
            // Opened and closed once: from now on poll says "hung up" while nobody has the port
            // open.
            call(CLOSE, "close", (int) call(OPEN, "open", name, O_RDWR | O_NOCTTY | O_CLOEXEC));
            return new PseudoTerminal(master, Path.of(name.getString(0)));
        } catch (IOException e) {
            call(CLOSE, "close", master);
            throw e;
        }
    }

    Path slave() {
        return slave;
    }

    /// Whether somebody has the slave open.
    boolean heard() throws IOException {
        return (poll(POLLOUT, 0) & POLLHUP) == 0;
    }

    /// Writes all bytes, waiting at most `millis` for each piece to be taken. False: nobody listens, or the listener does not read.
    boolean write(byte[] bytes, int millis) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            long done = 0;
            while (done < bytes.length) {
                int ready = poll(POLLOUT, millis);
                if ((ready & POLLHUP) != 0 || (ready & POLLOUT) == 0) {
                    return false;
                }
                done += call(WRITE, "write", master, buffer.asSlice(done), bytes.length - done);
            }
            return true;
        }
    }

    /// Waits at most `millis` for bytes from the other side. May be called while another thread uses or closes the terminal: the answer is only a hint.
    void await(int millis) throws IOException {
        int ready = poll(POLLIN, millis);
        if ((ready & POLLIN) == 0 && ready != 0) {
            // Hung up: poll does not wait then.
            pause(millis);
        }
    }

    static void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /// Takes what the other side has sent; empty when it has sent nothing. At most 4096 bytes.
    byte[] drain() throws IOException {
        if ((poll(POLLIN, 0) & POLLIN) == 0) {
            return new byte[0];
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(4096);
            long count = call(READ, "read", master, buffer, buffer.byteSize());
            return buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            call(CLOSE, "close", master);
        }
    }

    private int poll(short events, int millis) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pollfd = arena.allocate(8, 4);
            pollfd.set(INT, 0, master);
            pollfd.set(ValueLayout.JAVA_SHORT, 4, events);
            call(POLL, "poll", pollfd, 1L, millis);
            return pollfd.get(ValueLayout.JAVA_SHORT, 6);
        }
    }

    private static MethodHandle function(String name, FunctionDescriptor type) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                type,
                Linker.Option.captureCallState("errno"));
    }

    private static void makeRaw(MemorySegment termios) {
        try {
            CFMAKERAW.invokeExact(termios);
        } catch (Throwable e) {
            throw new IllegalStateException("cfmakeraw", e);
        }
    }

    /// Calls a libc function that answers a negative number for an error.
    private static long call(MethodHandle handle, String name, Object... arguments)
            throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            Object[] all = new Object[arguments.length + 1];
            all[0] = state;
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            Object answer;
            try {
                answer = handle.invokeWithArguments(all);
            } catch (Throwable e) {
                throw new IllegalStateException(name, e);
            }
            long value = ((Number) answer).longValue();
            if (value < 0) {
                throw new IOException(name + ": errno " + state.get(INT, ERRNO_OFFSET));
            }
            return value;
        }
    }
}
