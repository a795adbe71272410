package vn.hospitalkiosk.gateway.people;

import java.util.regex.Pattern;

/// A person's log-in name: 3 to 32 of a–z, 0–9, dot, hyphen. Never reused for somebody else.
public record PersonId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9.-]{2,31}");

    public PersonId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a person's id has 3 to 32 of a-z, 0-9, dot and hyphen");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
