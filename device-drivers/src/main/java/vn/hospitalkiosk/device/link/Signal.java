package vn.hospitalkiosk.device.link;

/// One thing a device said.
public sealed interface Signal {
    /// It took our frame.
    record Ack() implements Signal {}

    /// It did not take our frame.
    record Nak() implements Signal {}

    /// It ended, or cancelled, something (EOT).
    record Ended() implements Signal {}

    /// It is at work and says how far it is. Nobody acknowledges this.
    record Progress(String text) implements Signal {}

    /// A whole frame whose check value fits.
    ///
    /// @param payload what stood in the frame; may hold card data: whoever takes it wipes it
    @SuppressWarnings("ArrayRecordComponent") // wiped by its taker: a copy would outlive that
    record Message(byte[] payload) implements Signal {
        @Override
        public String toString() {
            return "Message[" + payload.length + " bytes]";
        }
    }

    /// A frame that is damaged or cut short.
    record Damaged() implements Signal {}

    /// Ours: to be written between command and answer.
    @SuppressWarnings("ArrayRecordComponent") // written and forgotten
    record Wish(byte[] bytes, String what) implements Signal {
        @Override
        public String toString() {
            return "Wish[" + what + "]";
        }
    }

    /// The line is gone; nothing follows.
    record LineEnded() implements Signal {}
}
