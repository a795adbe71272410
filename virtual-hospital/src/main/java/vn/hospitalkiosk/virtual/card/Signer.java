package vn.hospitalkiosk.virtual.card;

import java.math.BigInteger;
import java.time.LocalDate;

/// The document signers of an [Issuer].
enum Signer {
    CURRENT(1, LocalDate.of(2020, 1, 1), LocalDate.of(2090, 1, 1)),
    /// Its certificate ran out before the demo's days.
    EXPIRED(2, LocalDate.of(2019, 1, 1), LocalDate.of(2024, 1, 1)),
    /// Stands on every revocation list of the issuer.
    REVOKED(3, LocalDate.of(2020, 1, 1), LocalDate.of(2090, 1, 1));

    final int number;
    final LocalDate from;
    final LocalDate until;

    Signer(int number, LocalDate from, LocalDate until) {
        this.number = number;
        this.from = from;
        this.until = until;
    }

    /// Twenty octets, as real authorities make them, and the same in every process, so that a list can name it.
    BigInteger serial() {
        return BigInteger.ONE.shiftLeft(152).add(BigInteger.valueOf(number));
    }
}
