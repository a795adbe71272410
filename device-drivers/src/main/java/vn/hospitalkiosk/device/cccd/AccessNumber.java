package vn.hospitalkiosk.device.cccd;

/// Card access number (CAN) of a CCCD: the last six digits of its number. Personal data: masked.
public record AccessNumber(String digits) {
    public AccessNumber {
        if (!digits.matches("[0-9]{6}")) {
            throw new IllegalArgumentException("an access number has six digits");
        }
    }

    @Override
    public String toString() {
        return "AccessNumber[***]";
    }
}
