package vn.hospitalkiosk.api;

/// Start taking a deposit (tạm ứng) for the encounter of a visit. `POST /kiosk/v1/deposits`; the payment id is the idempotency key.
///
/// @param amount one of those `GET /kiosk/v1/deposits` offers
public record DepositRequest(PaymentId payment, VisitId visit, PspCode psp, Vnd amount) {}
