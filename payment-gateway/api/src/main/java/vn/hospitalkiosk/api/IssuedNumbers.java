package vn.hospitalkiosk.api;

import java.util.List;

/// What a kiosk gave out while it was cut off. `POST /kiosk/v1/offline-numbers`; telling it twice is harmless.
public record IssuedNumbers(List<IssuedNumber> numbers) {
    private static final int MOST = 500;

    public IssuedNumbers {
        numbers = List.copyOf(numbers);
        if (numbers.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " numbers at once");
        }
    }
}
