package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The twelve-digit personal number of a CCCD. Personal data: `toString` masks all but the last four digits.
public record NationalId(@JsonValue String digits) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NationalId {
        if (!digits.matches("[0-9]{12}")) {
            throw new IllegalArgumentException("a personal number has twelve digits");
        }
    }

    public String lastFour() {
        return digits.substring(8);
    }

    /// `•••• •••• 0427`
    public String masked() {
        return "•••• •••• " + lastFour();
    }

    @Override
    public String toString() {
        return masked();
    }
}
