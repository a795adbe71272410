package vn.hospitalkiosk.gateway.outbox;

import java.time.Instant;
import java.util.List;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// Looks at people that stand in the audit and that the HIS was not told of yet. Before the first call: everything until now counts as told.
public interface UntoldLooks {
    /// @return false while another gateway is telling
    boolean begin(Instant now, Instant until);

    /// The oldest first.
    ///
    /// @param before what is younger may still be overtaken by an older one
    List<Item> next(int most, Instant before);

    /// This one and all before it.
    void told(Item item);

    void end(Instant now);

    record Item(long id, Instant at, KioskId kiosk, HisPatientId patient, String how) {}
}
