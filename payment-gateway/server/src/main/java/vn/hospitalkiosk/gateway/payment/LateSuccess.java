package vn.hospitalkiosk.gateway.payment;

import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.PaymentId;

/// For whoever moves a payment's money, after it came, to the bill that it was asked for.
public interface LateSuccess {
    /// A payment that was only late is paid now. Inside the transaction that moves the money; nothing when it was for another bill.
    ///
    /// @param transaction the psp's id of the money
    void pays(PaymentId payment, BillId bill, String transaction);

    /// After the commit: its kiosk hears of it.
    void tell(PaymentId payment, BillId bill);
}
