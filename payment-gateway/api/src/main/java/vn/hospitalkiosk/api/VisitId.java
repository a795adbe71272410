package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// One patient's use of one kiosk from first touch to wipe; made by the kiosk (UUID).
public record VisitId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VisitId {
        Bounds.id("VisitId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
