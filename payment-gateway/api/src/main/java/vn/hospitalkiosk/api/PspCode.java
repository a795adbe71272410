package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A way to pay, as in configuration: `momo`, `zalopay`, `vnptmoney`, `viettelmoney`, `viettelpaybiz`, `vietqr`, `vnpay`, `card`.
public record PspCode(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PspCode {
        Bounds.id("PspCode", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
