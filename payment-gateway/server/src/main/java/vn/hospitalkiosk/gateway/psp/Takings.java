package vn.hospitalkiosk.gateway.psp;

import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;

/// What a kiosk took today by one way to pay, for caps.
public interface Takings {
    /// Since midnight, the hospital's calendar: what was taken, and what may still be taken by payments that are open.
    Vnd today(PspCode psp, KioskId kiosk);
}
