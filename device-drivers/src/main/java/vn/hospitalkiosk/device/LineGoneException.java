package vn.hospitalkiosk.device;

/// A line to a device is not there, or no longer. The message is for technicians and holds nothing of what was sent.
public class LineGoneException extends RuntimeException {
    private final LineTrouble trouble;

    public LineGoneException(String message) {
        this(LineTrouble.LOST, message);
    }

    public LineGoneException(LineTrouble trouble, String message) {
        super(message);
        this.trouble = trouble;
    }

    public LineTrouble trouble() {
        return trouble;
    }
}
