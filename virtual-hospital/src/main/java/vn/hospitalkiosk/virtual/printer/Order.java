package vn.hospitalkiosk.virtual.printer;

import java.util.function.Consumer;

/// What waits in the print buffer, in the order it came.
sealed interface Order {
    /// How much of the buffer it takes, bytes.
    default int weight() {
        return 16;
    }

    /// One row of dots as wide as the paper, 1 is black.
    @SuppressWarnings("ArrayRecordComponent")
    record Row(byte[] dots) implements Order {
        @Override
        public int weight() {
            return dots.length;
        }
    }

    record Feed(int rows) implements Order {}

    record Cut() implements Order {}

    /// An answer that is due when everything before it is done.
    record Reply(Consumer<Paper> send) implements Order {}

    /// A process id: answered when everything before it is printed.
    record ProcessId(String id, Runnable send) implements Order {}
}
