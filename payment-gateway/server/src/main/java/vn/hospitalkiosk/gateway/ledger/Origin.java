package vn.hospitalkiosk.gateway.ledger;

import java.util.Optional;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PspCode;

/// Where money came by: the dimensions of an entry.
///
/// @param kiosk empty when no kiosk took part
public record Origin(Optional<KioskId> kiosk, PspCode psp, Channel channel) {
    public static Origin at(KioskId kiosk, PspCode psp, Channel channel) {
        return new Origin(Optional.of(kiosk), psp, channel);
    }

    public static Origin without(PspCode psp, Channel channel) {
        return new Origin(Optional.empty(), psp, channel);
    }
}
