package vn.hospitalkiosk.api;

/// Where does the number on this slip stand? `POST /kiosk/v1/tickets`; the answer names nobody.
///
/// @param encounter as in the slip's QR, opaque
public record TicketRequest(String encounter) {
    public TicketRequest {
        Bounds.id("encounter", encounter);
    }
}
