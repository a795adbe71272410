package vn.hospitalkiosk.device.printer;

/// What a printer says.
sealed interface Reply {
    /// Answer to DLE EOT; it does not say to which.
    record RealTimeStatus(int bits) implements Reply {}

    /// Automatic status: four bytes.
    record AutomaticStatus(int printer, int error, int paper) implements Reply {}

    /// Everything before this process id is on paper.
    record ProcessId(String id) implements Reply {}

    /// Answer to GS r.
    record PaperStatus(int bits) implements Reply {}

    /// A block we did not ask for, or flow control.
    record Other() implements Reply {}
}
