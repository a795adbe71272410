package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// One intent to take money; made by the kiosk (UUID) and journalled there before it is sent.
public record PaymentId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PaymentId {
        Bounds.id("PaymentId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
