package vn.hospitalkiosk.gateway.psp.vietqr;

import java.util.List;
import vn.hospitalkiosk.gateway.psp.Notices.Heard;
import vn.hospitalkiosk.gateway.psp.Notices.Incoming;
import vn.hospitalkiosk.gateway.psp.Notices.Reply;

/// How one service tells of movements on the hospital's account. Checks the signature before anything in the message is believed; never throws.
interface Notifier {
    /// @param keys the newest first, not empty
    Reading read(Incoming message, List<String> keys);

    /// The service's words for what became of a genuine message.
    Reply reply(Heard heard);

    /// The answer to a message that is not the service's.
    Reply refusal();

    sealed interface Reading {
        /// Money came in.
        ///
        /// @param transaction the bank's reference, or the service's when the bank gave none
        /// @param notes texts in which the payer's words may stand
        record Money(String transaction, long dong, List<String> notes) implements Reading {}

        /// Genuine, and no money came in: a debit, a test.
        record Nothing() implements Reading {}

        /// Not the service's, too old, or not to be read.
        ///
        /// @param reason no part of the message
        record Refused(String reason) implements Reading {}
    }
}
