package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The hospital. Part of every key in the database; a province may later hold many. Example: `KH01`.
public record FacilityId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FacilityId {
        Bounds.id("FacilityId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
