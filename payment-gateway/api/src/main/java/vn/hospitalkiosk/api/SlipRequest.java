package vn.hospitalkiosk.api;

/// The patient of this visit shows a re-examination slip. `POST /kiosk/v1/visits/{visit}/slip`.
///
/// @param code as scanned: the HIS's id of the booking
public record SlipRequest(VisitId visit, String code) {
    public SlipRequest {
        Bounds.id("slip", code);
    }
}
