package vn.hospitalkiosk.device.cccd;

/// Progress of a read, for the screen: "Đã thấy thẻ · Đang đọc chip · Kiểm tra thẻ thật".
public sealed interface ReadStep {
    record CardFound() implements ReadStep {}

    /// @param read bytes so far; @param expected bytes in all as far as known
    record Reading(int read, int expected) implements ReadStep {}

    record Checking() implements ReadStep {}
}
