package vn.hospitalkiosk.gateway.payment;

/// What stands in the books when a message about an order is judged; nobody else changes it until the transaction ends.
///
/// @param intent locked
/// @param judged the same message was judged before
/// @param money the transaction it names is in the books already
/// @param billPaid something pays the bill
public record Known(PaymentIntent intent, boolean judged, boolean money, boolean billPaid) {}
