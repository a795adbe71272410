package vn.hospitalkiosk.gateway.console;

import java.util.Map;
import vn.hospitalkiosk.api.PspCode;

/// What people call a psp.
///
/// @param labels by code
public record Wordmarks(Map<String, String> labels) {
    public Wordmarks {
        labels = Map.copyOf(labels);
    }

    public String of(PspCode psp) {
        return labels.getOrDefault(psp.value(), psp.value());
    }
}
