package vn.hospitalkiosk.api;

/// Start taking the money of a bill. Carries no amount: that comes from the HIS. `POST /kiosk/v1/payments`; the payment id is the idempotency key.
public record CreatePaymentRequest(PaymentId payment, VisitId visit, BillId bill, PspCode psp) {}
