package vn.hospitalkiosk.api;

/// Take the money of a bill with the code a payer's app shows. `POST /kiosk/v1/payments/customer-code`; the payment id is the idempotency key: the code is charged once, a repetition is told what became of it.
public record ChargeCodeRequest(CreatePaymentRequest payment, CustomerCode code) {}
