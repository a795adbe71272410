package vn.hospitalkiosk.gateway.kiosk;

import java.time.Instant;
import java.util.List;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;

/// Payments of one kiosk as they stand now: what an event stream begins with, so that nothing is lost while nobody listened.
public interface RecentPayments {
    /// Those that changed since, and those still open; the newest 200 at most, in order of creation.
    List<PaymentView> changedSince(KioskIdentity kiosk, Instant since);
}
