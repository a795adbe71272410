package vn.hospitalkiosk.gateway.his;

/// Somebody saw a patient's record. When, and at which kiosk, stands in the command.
///
/// @param how what opened it, no personal data: `chip`, `typed-phone`, `results`
public record Look(HisPatientId patient, String how) {}
