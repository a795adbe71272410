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

    private Codes() {}
}
