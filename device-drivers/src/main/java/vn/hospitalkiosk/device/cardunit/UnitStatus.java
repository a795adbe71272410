package vn.hospitalkiosk.device.cardunit;

/// Where a card is, and what is left in stacker and bin: the bytes st0, st1, st2 of every positive answer.
public record UnitStatus(Place place, Stock stock, boolean binFull) {
    public enum Place {
        NONE,
        /// Sticks out of the gate: the patient can take it.
        GATE,
        /// Held inside, at the IC contacts or the RF antenna.
        INSIDE
    }

    public enum Stock {
        EMPTY,
        FEW,
        ENOUGH
    }
}
