package vn.hospitalkiosk.gateway.checkin;

import vn.hospitalkiosk.api.FailureCode;

/// Rows of `docs/failure-codes.md` that check-in speaks of.
final class Codes {
    static final FailureCode CHIP_NOT_GENUINE = new FailureCode("C51");
    static final FailureCode HIS_SILENT = new FailureCode("H01");
    static final FailureCode SEVERAL_RECORDS = new FailureCode("H03");
    static final FailureCode BIRTH_DATE_DIFFERS = new FailureCode("H04");
    static final FailureCode NAME_DIFFERS = new FailureCode("H05");
    static final FailureCode CHECK_IN_REFUSED = new FailureCode("H06");
    static final FailureCode CHECK_IN_NOT_KNOWN = new FailureCode("H07");
    static final FailureCode BILL_UNUSABLE = new FailureCode("H08");
    static final FailureCode RECORD_UNUSABLE = new FailureCode("H10");
    static final FailureCode NUMBER_BLOCKED = new FailureCode("H11");
    static final FailureCode NOT_OFFERED = new FailureCode("H13");

    static final FailureCode PATIENT_NOT_CREATED = new FailureCode("H70");
    static final FailureCode CLINIC_TAKES_NOBODY = new FailureCode("H71");
    static final FailureCode RESULTS_NOT_TOLD = new FailureCode("H72");
    static final FailureCode REFERRAL_OVER = new FailureCode("H73");
    static final FailureCode CONSENT_MISSING = new FailureCode("H74");
    static final FailureCode DESK_ONLY = new FailureCode("H75");

    private Codes() {}
}
