package vn.hospitalkiosk.gateway.payment;

import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.PaymentId;

/// What a payment is for.
public sealed interface Purpose {
    /// A bill of the HIS.
    record Bill() implements Purpose {}

    /// Paid in advance of treatment (tạm ứng).
    ///
    /// @param encounter the HIS's id of the visit
    record Deposit(String encounter) implements Purpose {}

    /// What stands in the place of a bill's id: a deposit is for none, and several may be paid.
    static BillId billOf(Deposit deposit, PaymentId payment) {
        return new BillId("TU-" + deposit.encounter() + "-" + payment);
    }
}
