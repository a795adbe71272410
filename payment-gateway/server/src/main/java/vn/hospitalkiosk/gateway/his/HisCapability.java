package vn.hospitalkiosk.gateway.his;

/// What a HIS may offer to kiosks; see [His#offered()].
public enum HisCapability {
    FIND_PATIENTS,
    CREATE_PATIENT,
    BOOKINGS,
    SLIPS,
    COVERAGE,
    REPORT_COVERAGE,
    CLINICS,
    QUOTE,
    CHECK_IN,
    WALK_IN,
    TICKET_STATUS,
    RESULTS,
    LINK_OFFLINE_NUMBER,
    JUDGE_PRIORITY,
    CLOSINGS,
    OPEN_ENCOUNTERS,
    RECORD_LOOK,
    INVOICE,
    OPEN_BILLS,
    RESERVE,
    RECORD_PAYMENT,
    RECORD_REFUND,
    RECORD_DEPOSIT,
    RECORD_DAY
}
