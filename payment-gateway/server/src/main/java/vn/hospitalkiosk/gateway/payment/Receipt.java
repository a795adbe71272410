package vn.hospitalkiosk.gateway.payment;

/// The next number of a year's receipts, given to a payment. It may be drawn with the last of its transaction's writes, so that the facility's other payments wait for it as briefly as possible.
public interface Receipt {
    int year();

    /// To be asked after the end of the transaction; asked earlier, everything that the transaction wants written is written.
    String number();
}
