package vn.hospitalkiosk.api;

/// Who checks in for the patient ("Đăng ký hộ"), as their own card said. Held by the kiosk until it wipes; the gateway passes it on and keeps nothing of it.
///
/// @param relation what the companion is to the patient
public record CompanionView(NationalId number, Relation relation) {
    public enum Relation {
        MOTHER,
        FATHER,
        GUARDIAN,
        CHILD,
        SPOUSE,
        OTHER
    }

    @Override
    public String toString() {
        return "CompanionView[" + relation + "]";
    }
}
