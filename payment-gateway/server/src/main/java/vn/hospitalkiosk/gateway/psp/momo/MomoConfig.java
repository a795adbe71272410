package vn.hospitalkiosk.gateway.psp.momo;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.hospitalkiosk.api.Vnd;

/// `config/psp/momo.yaml`.
///
/// @param endpoint up to and with `/v2/gateway/api`
/// @param callback where MoMo reaches our callback door: a path, no query
/// @param redirect where the app sends a payer who paid in a phone browser
/// @param createTimeout MoMo asks for 30 s or more
/// @param secrets folder under `var/` with the files partner-code, access-key, secret-key
/// @param alternative what patients can use while MoMo is away, may be empty
/// @param resultCodes what MoMo's numbers mean (§1.9); a number in no list is treated as still processing and reported
public record MomoConfig(
        URI endpoint,
        URI callback,
        URI redirect,
        String secrets,
        String storeName,
        Duration connectTimeout,
        Duration createTimeout,
        Duration queryTimeout,
        Duration qrLife,
        Duration grace,
        Duration watch,
        Vnd least,
        Vnd most,
        String alternative,
        Breaker breaker,
        Map<Meaning, List<Integer>> resultCodes) {
    /// @param failures so many calls in a row without a usable answer grey the method out
    /// @param rest until the next patient may try
    public record Breaker(int failures, Duration rest) {}

    /// What a result code says.
    public enum Meaning {
        PAID,
        WAITING,
        PROCESSING,
        DECLINED,
        CANCELLED,
        EXPIRED,
        NOT_FOUND,
        /// The request itself was turned down: nothing was made.
        REFUSED,
        /// Duplicate ids and codes that leave it open: ask.
        UNSURE
    }

    public MomoConfig {
        resultCodes = Map.copyOf(resultCodes);
        codes(resultCodes);
        if (createTimeout.isNegative() || createTimeout.isZero() || qrLife.isNegative()) {
            throw new IllegalArgumentException("timeouts and qr-life must be positive");
        }
    }

    /// Meaning by number.
    ///
    /// @throws IllegalArgumentException when a number stands in two lists
    Map<Integer, Meaning> meanings() {
        return codes(resultCodes);
    }

    private static Map<Integer, Meaning> codes(Map<Meaning, List<Integer>> lists) {
        Map<Integer, Meaning> meanings = new HashMap<>();
        lists.forEach((meaning, numbers) ->
                numbers.forEach(number -> {
                    if (meanings.put(number, meaning) != null) {
                        throw new IllegalArgumentException(
                                "result code " + number + " stands twice");
                    }
                }));
        return Map.copyOf(meanings);
    }
}
