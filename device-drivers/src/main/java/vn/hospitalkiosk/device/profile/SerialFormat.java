package vn.hospitalkiosk.device.profile;

/// Data bits, parity, stop bits as technicians write them.
///
/// @param text `8N1`, `7E1`
public record SerialFormat(String text) {
    public SerialFormat {
        if (!text.matches("[78][NEO][12]")) {
            throw new IllegalArgumentException("must be like 8N1: 7 or 8, N, E or O, 1 or 2");
        }
    }
}
