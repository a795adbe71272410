package vn.hospitalkiosk.kiosk.journey;

import vn.hospitalkiosk.api.CreatePaymentRequest;

/// A payment that was open when the kiosk stopped, as its journal tells.
///
/// @param slip how far its slip had come
public record LeftOpen(CreatePaymentRequest request, PaymentFacts facts, Slip slip) {
    public enum Slip {
        NEVER_STARTED,
        STARTED,
        PRINTED
    }
}
