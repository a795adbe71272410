package vn.hospitalkiosk.device.smartcard;

/// A powered card that answers. Used by one thread.
public interface CardChannel extends AutoCloseable {
    /// Sends one command APDU (ISO 7816-4, short or extended) and waits for its answer: data and two bytes of status word.
    ///
    /// @throws CardLineException when no answer can come any more; the channel is then of no further use
    byte[] transmit(byte[] apdu);

    /// Answer to reset; empty when the transport knows none. Says what kind of chip it is, not whose.
    byte[] atr();

    /// Resets and releases the card. Never throws.
    @Override
    void close();
}
