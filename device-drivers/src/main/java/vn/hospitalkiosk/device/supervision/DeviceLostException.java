package vn.hospitalkiosk.device.supervision;

import vn.hospitalkiosk.device.Failure;

/// An open device is not there any more, or a line leads to something that does not answer as it should. Caught by the supervisor alone.
public final class DeviceLostException extends RuntimeException {
    private final transient Failure failure;

    public DeviceLostException(Failure failure) {
        super(failure.code() + " " + failure.detail());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
