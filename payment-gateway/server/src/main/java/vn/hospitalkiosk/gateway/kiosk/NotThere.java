package vn.hospitalkiosk.gateway.kiosk;

/// Not there, or another kiosk's: HTTP 404 for both.
final class NotThere extends RuntimeException {
    NotThere(String message) {
        super(message);
    }
}
