package vn.hospitalkiosk.device.usb;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// A Linux device file that does not block. Java's own channels will not do: they hold one lock for reading and writing, and the printer driver lets nobody open the file twice. Not thread-safe against `close`; numbers below are Linux's on x86-64 and AArch64.
final class CharacterDevice {
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final short POLLIN = 1;
    static final short POLLOUT = 4;
    private static final int O_RDWR = 2;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;
    private static final int POLLFD_BYTES = 8;
    private static final int POLLFD_EVENTS = 4;
    private static final int POLLFD_REVENTS = 6;

    private final Functions libc;
    private final int fd;

    private CharacterDevice(Functions libc, int fd) {
        this.libc = libc;
        this.fd = fd;
    }

    /// Bound at the first use, so that a machine without these functions is only refused the line.
    private static final class Functions {
        private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
        private static final long ERRNO =
                STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
        private static final Linker LINKER = Linker.nativeLinker();

        private final MethodHandle open =
                LINKER.downcallHandle(
                        LINKER.defaultLookup().findOrThrow("open"),
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
                        Linker.Option.captureCallState("errno"),
                        Linker.Option.firstVariadicArg(2));
        private final MethodHandle poll =
                bind("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
        private final MethodHandle read =
                bind("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
        private final MethodHandle write =
                bind("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
        private final MethodHandle close = bind("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

        private static MethodHandle bind(String name, FunctionDescriptor type) {
            return LINKER.downcallHandle(
                    LINKER.defaultLookup().findOrThrow(name),
                    type,
                    Linker.Option.captureCallState("errno"));
        }

        /// @return what the function gave, or the error number below zero
        private static long call(MethodHandle function, Arena arena, Object... arguments) {
            MemorySegment state = arena.allocate(STATE);
            Object[] all = new Object[arguments.length + 1];
            all[0] = state;
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            try {
                long answer = ((Number) function.invokeWithArguments(all)).longValue();
                return answer < 0 ? -state.get(JAVA_INT, ERRNO) : answer;
            } catch (Throwable e) {
                throw new IllegalStateException("a call of the C library", e);
            }
        }
    }

    /// What opening gave.
    sealed interface Opening {
        record Open(CharacterDevice device) implements Opening {}

        record Refused(int errno) implements Opening {}
    }

    static Opening open(String path) {
        Functions libc = new Functions();
        try (Arena arena = Arena.ofConfined()) {
            long fd =
                    Functions.call(
                            libc.open,
                            arena,
                            arena.allocateFrom(path),
                            O_RDWR | O_NONBLOCK | O_CLOEXEC);
            return fd < 0
                    ? new Opening.Refused((int) -fd)
                    : new Opening.Open(new CharacterDevice(libc, (int) fd));
        }
    }

    /// Waits until one of `events` is there or the time is up.
    ///
    /// @return what is there: bits of `POLLIN`, `POLLOUT` and those of trouble; 0 when the time was up; below zero an error number
    int poll(short events, int millis) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pollfd = arena.allocate(POLLFD_BYTES, JAVA_INT.byteAlignment());
            pollfd.set(JAVA_INT, 0, fd);
            pollfd.set(JAVA_SHORT, POLLFD_EVENTS, events);
            long ready = Functions.call(libc.poll, arena, pollfd, 1L, millis);
            return ready <= 0 ? (int) ready : pollfd.get(JAVA_SHORT, POLLFD_REVENTS);
        }
    }

    /// @return how many bytes came, 0 at the end of the file, below zero an error number
    int read(byte[] into) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(into.length);
            long count = Functions.call(libc.read, arena, fd, buffer, (long) into.length);
            if (count > 0) {
                MemorySegment.copy(buffer, JAVA_BYTE, 0, into, 0, (int) count);
            }
            return (int) count;
        }
    }

    /// @return how many bytes were taken, below zero an error number
    int write(byte[] bytes, int from, int count) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(count);
            MemorySegment.copy(bytes, from, buffer, JAVA_BYTE, 0, count);
            long taken = Functions.call(libc.write, arena, fd, buffer, (long) count);
            buffer.fill((byte) 0);
            return (int) taken;
        }
    }

    void close() {
        try (Arena arena = Arena.ofConfined()) {
            Functions.call(libc.close, arena, fd);
        }
    }
}
