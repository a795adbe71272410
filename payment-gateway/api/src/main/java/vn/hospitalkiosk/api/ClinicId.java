package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The HIS's id of a clinic (phòng khám). Opaque to us.
public record ClinicId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClinicId {
        Bounds.id("ClinicId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
