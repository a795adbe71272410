package vn.hospitalkiosk.gateway.checkin;

import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;

/// Which kiosk of which hospital asks, as its certificate says. Part of every key: a kiosk sees its own visits only.
public record KioskIdentity(FacilityId facility, KioskId kiosk) {}
