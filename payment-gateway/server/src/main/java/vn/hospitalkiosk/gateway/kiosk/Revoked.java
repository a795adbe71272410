package vn.hospitalkiosk.gateway.kiosk;

/// A certificate of our CA that is not, or no longer, good: HTTP 403.
final class Revoked extends RuntimeException {
    Revoked() {
        super("this certificate is revoked or was never enrolled");
    }
}
