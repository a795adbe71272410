package vn.hospitalkiosk.gateway.kiosk;

/// No certificate of a kiosk of this hospital: HTTP 403.
final class NotEnrolled extends RuntimeException {
    NotEnrolled() {
        super("no certificate of a kiosk of this hospital");
    }
}
