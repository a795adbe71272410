package vn.hospitalkiosk.gateway.payment;

/// The same idempotency key with another body: HTTP 409.
public final class PaymentConflict extends RuntimeException {
    public PaymentConflict(String message) {
        super(message);
    }
}
