package vn.hospitalkiosk.gateway.his;

/// The HIS's id of a patient. Opaque.
public record HisPatientId(String value) {}
