package vn.hospitalkiosk.gateway.checkin;

import java.util.List;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.VisitId;

/// What staff should know later about a visit: a row for the audit, told by a code. Never holds personal data.
public interface Remarks {
    void remark(KioskIdentity kiosk, VisitId visit, FailureCode code);

    /// @param found the HIS's ids a person should look at: `Patient/17`
    default void remark(KioskIdentity kiosk, VisitId visit, FailureCode code, List<String> found) {
        remark(kiosk, visit, code);
    }
}
