package vn.hospitalkiosk.api;

/// Whom the law lets pass first. `AGED_75` and `UNDER_6` follow from the birth date; the others are declared and confirmed by staff.
public enum PriorityGroup {
    NONE,
    EMERGENCY,
    UNDER_6,
    PREGNANT,
    SEVERE_DISABILITY,
    AGED_75,
    MERIT
}
