package vn.hospitalkiosk.gateway.his;

import vn.hospitalkiosk.api.NationalId;

/// Who checks in for the patient ("Đăng ký hộ").
///
/// @param relation what the companion is to the patient
public record Companion(NationalId number, Relation relation) {
    public enum Relation {
        MOTHER,
        FATHER,
        GUARDIAN,
        CHILD,
        SPOUSE,
        OTHER
    }
}
