package vn.hospitalkiosk.api;

/// The patient of a visit that is over does something else: a new visit of the same person. `POST /kiosk/v1/visits/{visit}/continuation`. May be repeated.
///
/// @param visit the new one
/// @param earlier the one that is over; it ends with this
public record GoOnRequest(VisitId visit, VisitId earlier) {
    public GoOnRequest {
        if (visit.equals(earlier)) {
            throw new IllegalArgumentException("a visit does not follow itself");
        }
    }
}
