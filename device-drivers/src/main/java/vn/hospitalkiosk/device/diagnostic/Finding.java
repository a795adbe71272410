package vn.hospitalkiosk.device.diagnostic;

import java.util.Optional;
import vn.hospitalkiosk.device.Failure;

/// One result of a self-test.
///
/// @param code row of `docs/failure-codes.md` that says what to do; empty when nothing is to be done
/// @param device word of a device's kind, or `kiosk`
/// @param seen one English sentence; never personal data
public record Finding(Severity severity, Optional<String> code, String device, String seen) {
    public static Finding well(String device, String seen) {
        return new Finding(Severity.WELL, Optional.empty(), device, seen);
    }

    public static Finding note(String device, String seen) {
        return new Finding(Severity.NOTE, Optional.empty(), device, seen);
    }

    public static Finding degraded(String device, Failure failure) {
        return new Finding(
                Severity.DEGRADED, Optional.of(failure.code()), device, failure.detail());
    }

    public static Finding broken(String device, Failure failure) {
        return new Finding(Severity.BROKEN, Optional.of(failure.code()), device, failure.detail());
    }
}
