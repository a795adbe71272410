package vn.hospitalkiosk.gateway.consent;

import java.time.Instant;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;

/// Where answers are kept, added to and never changed. A person stands there as a keyed hash only.
public interface ConsentBook {
    /// @param person the HIS's id, or what stands for one while there is none; said again by the same visit: nothing changes
    void add(KioskIdentity kiosk, VisitId visit, String person, Answer answer);

    /// @return how many were deleted
    int forgetBefore(Instant last);

    /// @param hash of the words shown
    record Answer(String purpose, String version, String hash, boolean given, Instant at) {}
}
