package vn.hospitalkiosk.gateway.psp;

import vn.hospitalkiosk.api.FailureCode;

/// The payer shows a code of the app, the kiosk scans it, the psp takes the money.
public interface CustomerCodes {
    /// Whether a scanned text can be one of this psp's codes; a bank QR, a ticket or an ID card is not.
    boolean recognises(String scanned);

    /// Takes the money. Sent once: a code without an answer is asked about by [Psp#ask], never charged again.
    ///
    /// @param scanned the payer's code; secret, good for one payment
    Charging charge(Psp.Order order, String scanned);

    sealed interface Charging {
        /// The psp was asked and said something, perhaps final.
        record Told(Psp.Telling telling) implements Charging {}

        /// Nothing was sent, or the psp turned the request itself down: no money can move.
        record Refused(FailureCode code, String reason) implements Charging {}
    }
}
