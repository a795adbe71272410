package vn.hospitalkiosk.device.cardunit;

/// The two kinds of contactless cards that take APDUs (ISO 14443).
public enum RadioCard {
    TYPE_A,
    TYPE_B
}
