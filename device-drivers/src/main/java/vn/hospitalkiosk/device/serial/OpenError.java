package vn.hospitalkiosk.device.serial;

import vn.hospitalkiosk.device.LineTrouble;

/// What the system's error number says when a port cannot be opened.
final class OpenError {
    private OpenError() {}

    /// @param windows whether the number is a Windows error code, else it is a Linux errno
    static LineTrouble of(int number, boolean windows) {
        return windows ? windows(number) : errno(number);
    }

    /// EAGAIN comes from the lock the library takes on an open port.
    private static LineTrouble errno(int number) {
        return switch (number) {
            case 2, 6, 19, 5 -> LineTrouble.NOT_THERE; // ENOENT ENXIO ENODEV EIO
            case 1, 13 -> LineTrouble.NOT_PERMITTED; // EPERM EACCES
            case 11, 16 -> LineTrouble.IN_USE; // EAGAIN EBUSY
            default -> LineTrouble.REFUSED;
        };
    }

    /// Windows says "access denied" of a port that another program has open.
    private static LineTrouble windows(int number) {
        return switch (number) {
            case 2, 3, 31, 1167 ->
                    LineTrouble.NOT_THERE; // not found, path, not functioning, not connected
            case 5, 32 -> LineTrouble.IN_USE; // access denied, sharing violation
            default -> LineTrouble.REFUSED;
        };
    }

    static String sentence(LineTrouble trouble, String port, int number) {
        String what =
                switch (trouble) {
                    case NOT_THERE -> "is not there";
                    case NOT_PERMITTED -> "may not be opened by this account";
                    case IN_USE -> "is held by another program";
                    case NO_DRIVER, AMBIGUOUS, REFUSED, LOST, STALLED ->
                            "does not take its settings";
                };
        return "the serial port " + port + " " + what + " (error " + number + ")";
    }
}
