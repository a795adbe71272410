package vn.hospitalkiosk.gateway.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Seals what names a person with AES-256-GCM and hashes what people are looked up by. Sealed: version (1 byte, 1), id of the key (4), nonce (12, random), ciphertext and tag (16).
///
/// Random nonces bound one key to 2^32 rows; a hospital of 4,000 visits a day with ten rows each gets there in three centuries.
public final class Vault {
    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD_BYTES = 1 + VaultKey.ID_BYTES + NONCE_BYTES;
    private static final int LEAST = HEAD_BYTES + TAG_BITS / Byte.SIZE;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final VaultKeys keys;

    public Vault(VaultKeys keys) {
        this.keys = keys;
    }

    public byte[] seal(Place place, byte[] clear) {
        VaultKey key = keys.newest();
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] head =
                ByteBuffer.allocate(HEAD_BYTES).put(VERSION).put(key.idBytes()).put(nonce).array();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, head, place).doFinal(clear);
            return ByteBuffer.allocate(HEAD_BYTES + sealed.length).put(head).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    public byte[] seal(Place place, String clear) {
        return seal(place, clear.getBytes(StandardCharsets.UTF_8));
    }

    /// Never throws for what stands in a table: what does not open is reported (H50) and answered.
    public Opened open(Place place, byte[] sealed) {
        Opened opened = tried(place, sealed);
        switch (opened) {
            case Opened.Clear _ -> {}
            case Opened.KeyMissing(String key) ->
                    LOG.error("{} {}: the key {} is not there", "H50", place, key);
            case Opened.Damaged _ -> LOG.error("{} {}: does not open", "H50", place);
        }
        return opened;
    }

    /// What was sealed as text; empty when it does not open.
    public Optional<String> text(Place place, byte[] sealed) {
        return switch (open(place, sealed)) {
            case Opened.Clear(byte[] bytes) ->
                    Optional.of(new String(bytes, StandardCharsets.UTF_8));
            case Opened.KeyMissing _, Opened.Damaged _ -> Optional.empty();
        };
    }

    /// Id of the key that seals now, as it stands in bytes 1 to 4 of what it sealed.
    public String newestKey() {
        return keys.newest().id();
    }

    /// Whether an older key sealed it: a job for [#resealed].
    public boolean isOld(byte[] sealed) {
        return keyOf(sealed).filter(newestKey()::equals).isEmpty();
    }

    /// The same under the newest key; empty when it does not open.
    public Optional<byte[]> resealed(Place place, byte[] sealed) {
        return switch (open(place, sealed)) {
            case Opened.Clear(byte[] bytes) -> Optional.of(seal(place, bytes));
            case Opened.KeyMissing _, Opened.Damaged _ -> Optional.empty();
        };
    }

    /// What a row is found by without its number standing in the table: HMAC-SHA-256, 32 bytes. Twelve digits under a plain hash could be searched through in minutes.
    ///
    /// @param kind what the text is, such as `national-id`: the same text of another kind hashes otherwise
    public byte[] lookup(String kind, String text) {
        SecretKeySpec key =
                new SecretKeySpec(VaultKey.derived(keys.lookup(), "lookup " + kind), "HmacSHA256");
        return VaultKey.hmac(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private Opened tried(Place place, byte[] sealed) {
        Optional<String> id = keyOf(sealed);
        if (id.isEmpty()) {
            return new Opened.Damaged();
        }
        Optional<VaultKey> key = keys.byId(id.get());
        if (key.isEmpty()) {
            return new Opened.KeyMissing(id.get());
        }
        try {
            return new Opened.Clear(
                    cipher(Cipher.DECRYPT_MODE, key.get(), sealed, place)
                            .doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES));
        } catch (GeneralSecurityException changed) {
            return new Opened.Damaged();
        }
    }

    /// Empty: not sealed by a vault.
    private static Optional<String> keyOf(byte[] sealed) {
        return sealed.length < LEAST || sealed[0] != VERSION
                ? Optional.empty()
                : Optional.of(HexFormat.of().formatHex(sealed, 1, 1 + VaultKey.ID_BYTES));
    }

    private static Cipher cipher(int mode, VaultKey key, byte[] head, Place place)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce = Arrays.copyOfRange(head, HEAD_BYTES - NONCE_BYTES, HEAD_BYTES);
        cipher.init(mode, key.sealing(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head, 0, HEAD_BYTES);
        cipher.updateAAD(place.bytes());
        return cipher;
    }
}
