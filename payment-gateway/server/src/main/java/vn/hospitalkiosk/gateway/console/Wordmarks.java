package vn.hospitalkiosk.gateway.console;

import vn.hospitalkiosk.api.PspCode;

import java.util.Map;

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
