package vn.hospitalkiosk.gateway.kiosk;

import java.time.Instant;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;

/// Patients who pressed "Gọi nhân viên".
public interface HelpCalls {
    /// @param screen the kiosk's name of it, never patient data
    void called(KioskIdentity kiosk, String screen, Instant at);
}
