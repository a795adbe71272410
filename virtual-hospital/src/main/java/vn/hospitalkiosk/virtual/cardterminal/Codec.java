package vn.hospitalkiosk.virtual.cardterminal;

import java.util.List;
import java.util.Optional;

/// One dialect: frames and messages. Holds the bytes of a frame that is not complete.
interface Codec {
    sealed interface Event {
        @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals where needed
        record Message(byte[] payload) implements Event {}

        /// A frame with a wrong check byte or end.
        record Spoiled() implements Event {}

        record Ack() implements Event {}

        record Nak() implements Event {}

        /// The kiosk takes back a sale that waits for the card.
        record Cancel() implements Event {}
    }

    List<Event> take(byte[] bytes, long nowNanos);

    /// Forgets a frame that has begun.
    void reset();

    byte[] ack();

    byte[] nak();

    byte[] frame(byte[] payload);

    /// Empty: to be answered with NAK.
    Optional<Request> parse(byte[] payload);

    /// @param filler characters that change nothing but the check byte
    byte[] encode(Request request, Result result, String filler);

    /// What the terminal shows while it works, sent as it is; empty in a dialect without.
    Optional<byte[]> progress(String text);
}
