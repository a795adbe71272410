package vn.hospitalkiosk.device.smartcard;

import java.time.Duration;

/// One place to put a card. One thread owns it, from `open` to `close`; only `wake` and `abort` may be called from others.
public interface CardSlot {
    /// Finds the reader. May be called again after `close`.
    ///
    /// @throws CardLineException.ReaderGone when there is none
    /// @throws CardLineException.ServiceGone when there is nothing that could drive one
    void open();

    /// The reader's name, once it was found; before, an empty one.
    String reader();

    /// Waits until presence differs from what the last call answered, until `wake`, or until the time is over. The first call after `open` answers at once.
    ///
    /// @throws CardLineException.ReaderGone when the reader goes
    /// @throws CardLineException.ServiceGone when the service goes
    Presence await(Duration atMost);

    /// Powers the card that lies there.
    ///
    /// @throws CardLineException when there is none or it does not answer
    CardChannel connect();

    /// Ends an `await` early.
    void wake();

    /// Last resort against a card that does not answer: tries to end a `transmit`. Not every transport can.
    void abort();

    /// Lets go of the reader. Never throws.
    void close();
}
