package vn.hospitalkiosk.api;

/// Body of every refusal on the kiosk door (HTTP 4xx, 5xx). Holds no personal data.
///
/// @param code row of `docs/failure-codes.md`
/// @param message one English sentence for a technician's log
public record Problem(FailureCode code, String message) {}
