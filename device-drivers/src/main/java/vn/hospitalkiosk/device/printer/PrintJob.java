package vn.hospitalkiosk.device.printer;

import java.time.Duration;

/// One slip.
///
/// @param processId four printable characters
/// @param slip what to print
/// @param deadline longest time until an outcome is given
public record PrintJob(String processId, Bitmap slip, Duration deadline) {
    public PrintJob {
        if (!processId.matches("[ -~]{4}")) {
            throw new IllegalArgumentException("a process id has four printable characters");
        }
    }
}
