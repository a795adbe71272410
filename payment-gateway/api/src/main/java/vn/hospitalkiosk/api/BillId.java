package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The HIS's invoice id. Opaque to us.
public record BillId(@JsonValue String value) {
    private static final String DEPOSIT = "kiosk-deposit:";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BillId {
        Bounds.id("BillId", value);
    }

    /// What stands in the place of a bill where an amount is paid in advance (tạm ứng).
    public static BillId ofDeposit(Vnd amount) {
        return new BillId(DEPOSIT + amount.dong());
    }

    /// Not of the HIS: an amount paid in advance.
    public boolean isDeposit() {
        return value.startsWith(DEPOSIT);
    }

    @Override
    public String toString() {
        return value;
    }
}
