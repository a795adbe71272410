package vn.hospitalkiosk.gateway.kiosk;

import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentView;

/// Addresses of status pages. A token is the payment's id (128 bits) under AES, so nothing is stored and no token can be guessed or counted up; a made-up one names no payment.
public final class StatusLinks {
    private static final int BLOCK = 16;
    private static final int TOKEN = 22;

    private final Optional<URI> address;
    private final SecretKeySpec key;

    /// @param address public address of the callback door; empty: this hospital has no status pages
    /// @param key 32 random bytes, the same over restarts
    public StatusLinks(Optional<URI> address, byte[] key) {
        this.address = address;
        this.key = new SecretKeySpec(key, 0, 2 * BLOCK, "AES");
    }

    public PaymentView on(PaymentView payment) {
        return payment.withStatusPage(link(payment.id()));
    }

    Optional<String> link(PaymentId payment) {
        return address.flatMap(base -> bytes(payment).map(id -> base + "/status/" + token(id)));
    }

    private String token(byte[] id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(block(Cipher.ENCRYPT_MODE, id));
    }

    /// Empty: no token of ours, or there are no status pages.
    Optional<PaymentId> payment(String token) {
        if (address.isEmpty() || token.length() != TOKEN) {
            return Optional.empty();
        }
        try {
            byte[] read = Base64.getUrlDecoder().decode(token);
            ByteBuffer id = ByteBuffer.wrap(block(Cipher.DECRYPT_MODE, read));
            return Optional.of(new PaymentId(new UUID(id.getLong(), id.getLong()).toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Kiosks make ids of this form; another one has no page.
    private static Optional<byte[]> bytes(PaymentId payment) {
        try {
            UUID id = UUID.fromString(payment.value());
            return Optional.of(
                    ByteBuffer.allocate(BLOCK)
                            .putLong(id.getMostSignificantBits())
                            .putLong(id.getLeastSignificantBits())
                            .array());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// One block of random bits: there is nothing a mode of operation could hide.
    private byte[] block(int mode, byte[] bytes) {
        try {
            Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(mode, key, new IvParameterSpec(new byte[BLOCK]));
            return aes.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }
}
