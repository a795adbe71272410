package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A date of birth that may be known only to the year or month: `1985`, `1985-03`, `1985-03-09` (as FHIR `date`). Personal data: `toString` shows the year.
public record BirthDate(@JsonValue String iso) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BirthDate {
        if (!iso.matches("[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")) {
            throw new IllegalArgumentException("a birth date is yyyy, yyyy-MM or yyyy-MM-dd");
        }
    }

    public int year() {
        return Integer.parseInt(iso.substring(0, 4));
    }

    @Override
    public String toString() {
        return iso.substring(0, 4);
    }
}
