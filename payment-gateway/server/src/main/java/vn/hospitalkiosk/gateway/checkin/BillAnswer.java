package vn.hospitalkiosk.gateway.checkin;

import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.FailureCode;

/// What is to be paid for a visit now.
public sealed interface BillAnswer {
    record Owed(BillView bill) implements BillAnswer {}

    /// Nothing: no bill, or one that is paid or void.
    record None() implements BillAnswer {}

    /// The HIS cannot be asked now.
    record Unavailable(FailureCode code) implements BillAnswer {}
}
