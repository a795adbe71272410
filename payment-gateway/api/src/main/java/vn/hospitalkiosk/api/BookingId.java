package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The HIS's appointment id. Opaque to us.
public record BookingId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BookingId {
        Bounds.id("BookingId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
