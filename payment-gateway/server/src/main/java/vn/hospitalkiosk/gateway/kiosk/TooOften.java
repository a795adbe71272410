package vn.hospitalkiosk.gateway.kiosk;

/// Too many references tried: HTTP 429.
final class TooOften extends RuntimeException {
    TooOften() {
        super("too many look-ups, wait a minute");
    }
}
