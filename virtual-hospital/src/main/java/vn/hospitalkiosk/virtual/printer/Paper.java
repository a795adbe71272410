package vn.hospitalkiosk.virtual.printer;

/// What the roll sensors see.
public enum Paper {
    OK,
    NEAR_END,
    OUT
}
