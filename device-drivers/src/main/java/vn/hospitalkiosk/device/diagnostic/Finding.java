package vn.hospitalkiosk.device.diagnostic;

import java.util.Optional;
import vn.hospitalkiosk.device.Failure;

/// One result of a self-test.
///
/// @param code row of `docs/failure-codes.md` that says why and what to do; empty when nothing is to be done
/// @param device word of a device's kind, or `kiosk`
public record Finding(Severity severity, Optional<String> code, String device, Seen seen) {
    public static Finding well(String device, Seen seen) {
        return new Finding(Severity.WELL, Optional.empty(), device, seen);
    }

    public static Finding well(String device, String vi, String en) {
        return well(device, new Seen(vi, en));
    }

    public static Finding note(String device, String vi, String en) {
        return new Finding(Severity.NOTE, Optional.empty(), device, new Seen(vi, en));
    }

    public static Finding degraded(String device, Failure failure) {
        return degraded(device, failure.code(), Seen.of(failure));
    }

    public static Finding degraded(String device, String code, Seen seen) {
        return new Finding(Severity.DEGRADED, Optional.of(code), device, seen);
    }

    public static Finding broken(String device, Failure failure) {
        return broken(device, failure.code(), Seen.of(failure));
    }

    public static Finding broken(String device, String code, Seen seen) {
        return new Finding(Severity.BROKEN, Optional.of(code), device, seen);
    }
}
