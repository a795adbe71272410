package vn.hospitalkiosk.gateway.his;

/// Why a HIS said no; what each does to the patient stands in `docs/his-bridge/README.md`.
public enum HisRefusal {
    NO_SUCH_PATIENT,
    PATIENT_EXISTS,
    NO_SUCH_BOOKING,
    BOOKING_USED,
    BOOKING_EXPIRED,
    CLINIC_CLOSED,
    CLINIC_FULL,
    DESK_ONLY,
    NO_SUCH_BILL,
    BILL_PAID,
    BILL_VOID,
    BILL_RESERVED,
    NO_SUCH_TICKET,
    /// The key stands for something else: ours to mend.
    KEY_REUSED,
    /// The HIS did not understand us: ours to mend.
    BAD_REQUEST,
    /// The HIS gave a reason that no list of ours holds.
    OTHER
}
