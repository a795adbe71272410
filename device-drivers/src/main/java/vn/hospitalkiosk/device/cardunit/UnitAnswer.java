package vn.hospitalkiosk.device.cardunit;

import vn.hospitalkiosk.device.Failure;

/// An answer of the unit, or of the card in it.
public sealed interface UnitAnswer<T> {
    record Told<T>(T value) implements UnitAnswer<T> {}

    /// The unit answered that it cannot.
    record Refused<T>(Failure failure) implements UnitAnswer<T> {}

    /// No answer. Of an APDU: the card may have worked it off.
    record Silent<T>(Failure failure) implements UnitAnswer<T> {}
}
