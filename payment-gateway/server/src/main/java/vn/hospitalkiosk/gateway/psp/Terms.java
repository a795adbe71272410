package vn.hospitalkiosk.gateway.psp;

import java.time.Duration;
import vn.hospitalkiosk.api.Vnd;

/// What every psp's file has under `terms`.
///
/// @param createTimeout the longest a new order waits for its answer
/// @param qrLife how long the QR may be scanned
/// @param grace how long after that "no such order" proves that nothing was paid
/// @param watch how long after that a closed order is still watched
/// @param least smallest amount taken, đồng
/// @param alternative what patients can use while the psp is away, may be empty
/// @param atOnce calls of one operation at the same time; more are not sent
public record Terms(
        Duration connectTimeout,
        Duration createTimeout,
        Duration queryTimeout,
        Duration qrLife,
        Duration grace,
        Duration watch,
        Vnd least,
        Vnd most,
        String alternative,
        int atOnce,
        Breaker breaker) {
    /// @param failures so many calls in a row without a usable answer grey the method out
    /// @param rest until the next patient may try
    public record Breaker(int failures, Duration rest) {}

    public Terms {
        if (!createTimeout.isPositive()
                || !queryTimeout.isPositive()
                || !qrLife.isPositive()
                || grace.isNegative()
                || watch.isNegative()
                || atOnce < 1
                || breaker.failures() < 1) {
            throw new IllegalArgumentException(
                    "terms: timeouts, qr-life, at-once and breaker must be positive");
        }
    }

    public boolean take(Vnd amount) {
        return amount.compareTo(least) >= 0 && amount.compareTo(most) <= 0;
    }
}
