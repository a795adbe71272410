package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Idempotency key of one command of a kiosk (UUID): same id and same body, same answer; other body, refused with 409.
public record CommandId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CommandId {
        Bounds.id("CommandId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
