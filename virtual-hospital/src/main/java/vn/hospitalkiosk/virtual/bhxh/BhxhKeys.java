package vn.hospitalkiosk.virtual.bhxh;

/// What the hospital was given: account and registered officer. The officer is invented.
public record BhxhKeys(String user, String password, String officerName, String officerNumber) {
    @Override
    public String toString() {
        return "BhxhKeys";
    }
}
