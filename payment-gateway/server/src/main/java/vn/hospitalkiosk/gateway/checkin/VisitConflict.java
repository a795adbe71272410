package vn.hospitalkiosk.gateway.checkin;

/// Contradicts what this visit or this command already stands for: HTTP 409.
public final class VisitConflict extends RuntimeException {
    public VisitConflict(String message) {
        super(message);
    }
}
