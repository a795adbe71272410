package vn.hospitalkiosk.virtual.momo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import javax.crypto.Cipher;

/// The codes the app shows for a shop to scan (§1.6): `MM` and 18 digits, each good once, for one minute. They reach us enciphered with our public key.
final class PayerCodes {
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final int MOST = 16;
    private static final int DIGITS = 18;

    /// @param enough whether the payer has the money
    record PayerCode(String text, boolean enough, Instant until) {}

    private final PrivateKey key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Deque<PayerCode> live = new ArrayDeque<>();

    PayerCodes(PrivateKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    synchronized PayerCode fresh(boolean enough) {
        StringBuilder text = new StringBuilder("MM");
        for (int i = 0; i < DIGITS; i++) {
            text.append(random.nextInt(10));
        }
        PayerCode code = new PayerCode(text.toString(), enough, clock.instant().plus(LIFE));
        live.addLast(code);
        if (live.size() > MOST) {
            live.removeFirst();
        }
        return code;
    }

    /// Uses the code up; empty: not enciphered for us, never shown, over, or used before.
    synchronized Optional<PayerCode> taken(String enciphered) {
        Optional<PayerCode> found =
                deciphered(enciphered)
                        .flatMap(text ->
                                live.stream().filter(code -> code.text().equals(text)).findFirst());
        found.ifPresent(live::remove);
        return found.filter(code -> clock.instant().isBefore(code.until()));
    }

    private Optional<String> deciphered(String enciphered) {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.DECRYPT_MODE, key);
            return Optional.of(
                    new String(
                            rsa.doFinal(Base64.getDecoder().decode(enciphered)),
                            StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
