package vn.hospitalkiosk.gateway.checkin;

/// Not a visit of this kiosk, not identified, or forgotten: HTTP 404.
public final class NoSuchVisit extends RuntimeException {
    public NoSuchVisit() {
        super("no such visit at this kiosk");
    }
}
