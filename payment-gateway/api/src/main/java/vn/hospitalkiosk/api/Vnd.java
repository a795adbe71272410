package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// An amount of Vietnamese đồng. The đồng has no minor unit, so a whole number is exact; may be negative (a share that is deducted).
/// JSON: a number.
public record Vnd(@JsonValue long dong) implements Comparable<Vnd> {
    public static final Vnd ZERO = new Vnd(0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Vnd of(long dong) {
        return new Vnd(dong);
    }

    /// @throws ArithmeticException on overflow
    public Vnd plus(Vnd other) {
        return new Vnd(Math.addExact(dong, other.dong));
    }

    /// @throws ArithmeticException on overflow
    public Vnd minus(Vnd other) {
        return new Vnd(Math.subtractExact(dong, other.dong));
    }

    public boolean isPositive() {
        return dong > 0;
    }

    public boolean isZero() {
        return dong == 0;
    }

    @Override
    public int compareTo(Vnd other) {
        return Long.compare(dong, other.dong);
    }

    /// As people read it: `71.480 đ` with dot groups and a no-break space.
    @Override
    public String toString() {
        String digits = Long.toString(Math.abs(dong));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append('.');
            }
            text.append(digits.charAt(i));
        }
        return (dong < 0 ? "−" : "") + text + "\u00a0đ";
    }
}
