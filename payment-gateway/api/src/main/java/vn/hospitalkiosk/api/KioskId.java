package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// One kiosk of a facility, as in the common name of its client certificate. Example: `K03`.
public record KioskId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public KioskId {
        Bounds.id("KioskId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
