package vn.hospitalkiosk.device;

/// A line to a device is not there, or no longer. The message is for technicians and holds nothing of what was sent.
public final class LineGoneException extends RuntimeException {
    public LineGoneException(String message) {
        super(message);
    }
}
