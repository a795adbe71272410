package vn.hospitalkiosk.api;

import java.time.Instant;

/// One downtime number that was given out.
public record IssuedNumber(NumberBlock block, int number, Instant at) {
    public String label() {
        return block.label(number);
    }
}
