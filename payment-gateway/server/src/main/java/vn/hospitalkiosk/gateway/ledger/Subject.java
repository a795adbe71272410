package vn.hospitalkiosk.gateway.ledger;

import vn.hospitalkiosk.api.PaymentId;

/// What a journal is about.
///
/// @param id at most 128 characters, never a name or a number of a person
public record Subject(Kind kind, String id) {
    private static final int LONGEST_ID = 128;

    public enum Kind {
        PAYMENT,
        REFUND,
        /// Money that named no order.
        STRAY,
        DEPOSIT,
        /// A psp's or terminal's payout.
        SETTLEMENT
    }

    public Subject {
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("a subject's id has 1 to 128 characters");
        }
    }

    public static Subject of(PaymentId payment) {
        return new Subject(Kind.PAYMENT, payment.value());
    }
}
