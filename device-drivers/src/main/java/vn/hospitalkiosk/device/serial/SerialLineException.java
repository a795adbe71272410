package vn.hospitalkiosk.device.serial;

/// A serial port is not there, or no longer.
public final class SerialLineException extends RuntimeException {
    SerialLineException(String message) {
        super(message);
    }
}
