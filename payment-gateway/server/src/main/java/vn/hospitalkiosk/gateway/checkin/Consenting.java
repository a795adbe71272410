package vn.hospitalkiosk.gateway.checkin;

import vn.hospitalkiosk.api.ConsentReply;

/// Consent as check-in needs it.
public interface Consenting {
    /// Keeps what was said, and tells whether it suffices to make a record.
    ///
    /// @param person what stands for the person while there is no record
    boolean agreed(KioskIdentity kiosk, String person, ConsentReply reply);

    /// The same answers under the record that was made of them.
    void remember(KioskIdentity kiosk, String person, ConsentReply reply);
}
