package vn.hospitalkiosk.gateway.checkin;

import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// Every look at a person stands in the audit: who looked, by what kind of document, at which record, never at a name or a number.
public interface Sights {
    /// @param how `chip`, `slip`, `results` …
    void seen(KioskIdentity kiosk, VisitId visit, HisPatientId patient, String how);
}
