package vn.hospitalkiosk.virtual.stage;

/// The hospital could not be started, or the play did not go as written. The message is for the person at the terminal.
public final class StageFailure extends RuntimeException {
    public StageFailure(String message) {
        super(message);
    }

    public StageFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
