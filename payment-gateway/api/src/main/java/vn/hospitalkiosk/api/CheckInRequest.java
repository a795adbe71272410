package vn.hospitalkiosk.api;

/// Register the identified patient of a visit for one of today's bookings. `POST /kiosk/v1/visits/{visit}/check-in`. Repeating it with the same command is safe.
public record CheckInRequest(CommandId command, VisitId visit, BookingId booking) {}
