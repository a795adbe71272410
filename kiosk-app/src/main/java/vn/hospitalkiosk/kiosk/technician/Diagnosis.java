package vn.hospitalkiosk.kiosk.technician;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import vn.hospitalkiosk.device.diagnostic.Finding;
import vn.hospitalkiosk.device.diagnostic.Severity;
import vn.hospitalkiosk.kiosk.devices.DeviceReport;

/// All that one run of `scripts/diagnose` found.
///
/// @param source `own`: this program opened the devices; `kiosk`: the running kiosk's own record was read
record Diagnosis(
        Instant at,
        String source,
        List<Finding> findings,
        List<DeviceReport> devices,
        Map<String, String> versions) {
    Severity severity() {
        return findings.stream()
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.WELL);
    }

    /// 0 healthy, 1 degraded, 2 broken.
    int exitCode() {
        return switch (severity()) {
            case WELL, NOTE -> 0;
            case DEGRADED -> 1;
            case BROKEN -> 2;
        };
    }
}
