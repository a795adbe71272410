package vn.hospitalkiosk.gateway.desk;

import java.util.Optional;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.Takings;

/// Card money of a kiosk today, beside what it may take.
///
/// @param cap empty: no cap
public record CardDay(PspCode card, Takings takings, Optional<Vnd> cap) {
    Vnd taken(KioskId kiosk) {
        return takings.today(card, kiosk);
    }
}
