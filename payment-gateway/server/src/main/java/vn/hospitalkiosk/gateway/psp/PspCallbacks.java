package vn.hospitalkiosk.gateway.psp;

import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.line.RawMessage;

/// Where the callback door hands over what a psp's adapter verified or refused.
public interface PspCallbacks {
    /// Returns once the message is on disk.
    ///
    /// @throws RuntimeException when it could not be stored: the psp must send it again
    Notices.Heard heard(PspCode psp, OrderId order, PspReport report, RawMessage raw);

    /// Money without an order. Returns once the message is on disk and a person can find it.
    ///
    /// @param transaction the bank's id of the movement of money
    /// @throws RuntimeException when it could not be stored: it must be sent again
    Notices.Heard stray(PspCode psp, String transaction, Vnd amount, RawMessage raw);

    /// A message whose signature, merchant or shape is wrong: audited, nothing else happens.
    void refused(PspCode psp, String reason, RawMessage raw);
}
