package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The HIS's invoice id. Opaque to us.
public record BillId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BillId {
        Bounds.id("BillId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
