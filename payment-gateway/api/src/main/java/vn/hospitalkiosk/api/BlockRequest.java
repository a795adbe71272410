package vn.hospitalkiosk.api;

/// A kiosk asks for numbers to give out while it is cut off. `POST /kiosk/v1/number-blocks`.
public record BlockRequest(NumberClass kind) {}
