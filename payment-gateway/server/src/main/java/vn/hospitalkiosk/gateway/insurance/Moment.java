package vn.hospitalkiosk.gateway.insurance;

/// The three times the law wants a card looked up (TT 12/2026/TT-BTC, article 4).
public enum Moment {
    ARRIVAL,
    DURING,
    BEFORE_CLOSING
}
