package vn.hospitalkiosk.gateway.checkin;

import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.VisitId;

/// What staff should know later about a visit: a row for the audit, told by a code. Never holds personal data.
public interface Remarks {
    void remark(KioskIdentity kiosk, VisitId visit, FailureCode code);
}
