package vn.hospitalkiosk.gateway.kiosk;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.KioskId;

/// Settlements of card terminals that people ask kiosks for.
public interface AskedSettlements {
    /// Under which id this kiosk is to settle; empty: nobody asks.
    Optional<CommandId> of(KioskId kiosk, Instant now);
}
