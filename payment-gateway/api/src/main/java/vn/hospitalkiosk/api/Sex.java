package vn.hospitalkiosk.api;

/// As printed on the card.
public enum Sex {
    MALE,
    FEMALE,
    UNKNOWN
}
