package vn.hospitalkiosk.gateway.kiosk;

/// Well-formed but contradicting itself: HTTP 400.
///
/// The message never quotes what was sent.
final class BadRequest extends RuntimeException {
    BadRequest(String message) {
        super(message);
    }
}
