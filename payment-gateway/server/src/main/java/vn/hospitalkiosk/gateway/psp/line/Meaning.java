package vn.hospitalkiosk.gateway.psp.line;

/// What a psp's result code says about an order.
public enum Meaning {
    PAID,
    WAITING,
    PROCESSING,
    DECLINED,
    CANCELLED,
    EXPIRED,
    NOT_FOUND,
    /// The request itself was turned down: nothing was made.
    REFUSED,
    /// Duplicate ids and codes that leave it open: ask.
    UNSURE
}
