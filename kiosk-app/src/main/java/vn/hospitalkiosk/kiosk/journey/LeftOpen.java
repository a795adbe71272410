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

    /// @param card masked
    public LeftOpen paidBy(String card) {
        String label = facts.label();
        return label.endsWith(card)
                ? this
                : new LeftOpen(
                        request,
                        new PaymentFacts(facts.ticket(), facts.bill(), label + " " + card),
                        slip);
    }
}
