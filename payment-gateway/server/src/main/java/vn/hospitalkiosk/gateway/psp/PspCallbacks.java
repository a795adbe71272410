package vn.hospitalkiosk.gateway.psp;

import vn.hospitalkiosk.api.PspCode;

/// Where a psp's callback class hands over what it verified or refused.
public interface PspCallbacks {
    /// Returns once the message is on disk.
    ///
    /// @throws RuntimeException when it could not be stored: the psp must send it again
    void heard(PspCode psp, OrderId order, PspReport report, RawMessage raw);

    /// A message whose signature, merchant or shape is wrong: audited, nothing else happens.
    void refused(PspCode psp, String reason, RawMessage raw);
}
