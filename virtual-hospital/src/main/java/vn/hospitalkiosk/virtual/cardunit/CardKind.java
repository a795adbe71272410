package vn.hospitalkiosk.virtual.cardunit;

/// What a card is.
public enum CardKind {
    /// A hospital card: contact chip T=1 and antenna type A, the same small application on both.
    HOSPITAL,
    /// Somebody's payment card with a chip: payment environments can be selected, its records hold an invented number.
    PAYMENT_CHIP,
    /// Somebody's payment card with a stripe only: track 2 holds an invented number that passes the Luhn check.
    PAYMENT_STRIPE,
    /// Plastic without anything.
    BLANK
}
