package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What a payer's app shows for us to scan: good for one payment, for about a minute. As secret as money: never logged, never stored, `toString` masks it.
public record CustomerCode(@JsonValue String text) {
    private static final int LONGEST = 512;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CustomerCode {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a payer's code has 1 to " + LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
