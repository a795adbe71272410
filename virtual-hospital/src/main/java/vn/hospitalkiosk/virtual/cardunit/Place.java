package vn.hospitalkiosk.virtual.cardunit;

/// Where a card is.
public enum Place {
    STACKER,
    /// Stuck between two places.
    PATH,
    /// Contacts on the chip.
    IC,
    /// At the antenna.
    RF,
    /// Held at the gate: somebody can take it, the unit can draw it back.
    GATE,
    BIN,
    /// With somebody.
    OUTSIDE
}
