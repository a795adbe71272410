package vn.hospitalkiosk.device.smartcard;

/// Whether a card lies on the reader.
public enum Presence {
    ABSENT,
    PRESENT,
    /// A card lies there, but between two looks it, or another one, was taken up and put down.
    REPLACED
}
