package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A failure that people read aloud to each other, `C12`: a letter for the area and two digits. Every code has a row (cause, remedy) in `docs/failure-codes.md`; a test checks it.
public record FailureCode(@JsonValue String code) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FailureCode {
        if (!code.matches("[A-Z][0-9]{2}")) {
            throw new IllegalArgumentException("a failure code is one letter and two digits");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
