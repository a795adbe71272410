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

    /// Answer to GS I 65 to 68: a name, a version. Printable characters, at most 79.
    record Name(String text) implements Reply {}

    /// Answer to DLE DC4 8: what waited is forgotten.
    record Cleared() implements Reply {}

    /// XOFF: send nothing for now.
    record Hold() implements Reply {}

    /// XON.
    record GoOn() implements Reply {}

    /// A block we did not ask for, or noise.
    record Other() implements Reply {}
}
