package vn.hospitalkiosk.virtual.pty;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The few functions of Linux's C library that device files need.
final class Libc {
    static final int O_RDWR = 2;
    static final int O_NOCTTY = 0x100;
    static final int O_NONBLOCK = 0x800;
    static final int O_CLOEXEC = 0x80000;
    static final short POLLIN = 1;
    static final short POLLOUT = 4;
    static final short POLLHUP = 0x10;

    static final Linker LINKER = Linker.nativeLinker();
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    static final ValueLayout POINTER = ValueLayout.ADDRESS;
    private static final MemoryLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO_OFFSET =
            CALL_STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

    static final MethodHandle OPEN =
            LINKER.downcallHandle(
                    LINKER.defaultLookup().findOrThrow("open"),
                    FunctionDescriptor.of(INT, POINTER, INT),
                    Linker.Option.captureCallState("errno"),
                    Linker.Option.firstVariadicArg(2));
    static final MethodHandle READ =
            function("read", FunctionDescriptor.of(LONG, INT, POINTER, LONG));
    static final MethodHandle WRITE =
            function("write", FunctionDescriptor.of(LONG, INT, POINTER, LONG));
    static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(INT, INT));
    private static final MethodHandle POLL =
            function("poll", FunctionDescriptor.of(INT, POINTER, LONG, INT));

    private Libc() {}

    static MethodHandle function(String name, FunctionDescriptor type) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                type,
                Linker.Option.captureCallState("errno"));
    }

    /// Waits at most `millis` for one of `events`; what is there, 0 when the time is up.
    static int poll(int file, short events, int millis) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pollfd = arena.allocate(8, 4);
            pollfd.set(INT, 0, file);
            pollfd.set(ValueLayout.JAVA_SHORT, 4, events);
            call(POLL, "poll", pollfd, 1L, millis);
            return pollfd.get(ValueLayout.JAVA_SHORT, 6);
        }
    }

    /// Calls a libc function that answers a negative number for an error.
    static long call(MethodHandle handle, String name, Object... arguments) throws IOException {
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
