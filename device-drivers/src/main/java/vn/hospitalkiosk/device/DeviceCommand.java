package vn.hospitalkiosk.device;

/// What a driver tells a device to do, typed by what doing it twice would mean. The link layer repeats a command only as far as its type allows.
public sealed interface DeviceCommand {
    /// Asking, or setting what may be set twice: sent again when nothing is heard.
    non-sealed interface Idempotent extends DeviceCommand {}

    /// Something moves, or a card's own state changes: sent again only when the device said that it did not take it. Otherwise the driver asks where things stand before it does anything.
    non-sealed interface Motion extends DeviceCommand {}

    /// Money: like a motion, and what became of it is found out by asking for the last transaction alone.
    non-sealed interface Value extends DeviceCommand {}
}
