package vn.hospitalkiosk.gateway.enrolment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;

/// What a technician types into a kiosk, once: ten letters (50 bits) none of which is taken for another.
public record EnrolmentCode(String value) {
    public static final Duration LIFE = Duration.ofMinutes(30);
    static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Spaces, hyphens and small letters do not matter.
    public EnrolmentCode {
        value = value.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        if (value.length() != LENGTH || value.chars().anyMatch(c -> LETTERS.indexOf(c) < 0)) {
            throw new IllegalArgumentException("an enrolment code has ten letters and digits");
        }
    }

    public static EnrolmentCode fresh() {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new EnrolmentCode(text.toString());
    }

    /// `7K2M9-QXWRT`, as people read it.
    public String shown() {
        return value.substring(0, LENGTH / 2) + "-" + value.substring(LENGTH / 2);
    }

    /// What the database keeps: the code itself is nowhere.
    byte[] digest() {
        return sha256(("enrolment|" + value).getBytes(StandardCharsets.US_ASCII));
    }

    /// Sixteen letters (80 bits) of a SHA-256: what two people can compare by eye.
    public static String mark(byte[] encoded) {
        byte[] hash = sha256(encoded);
        StringBuilder text = new StringBuilder();
        for (int letter = 0; letter < 16; letter++) {
            int value = 0;
            for (int bit = letter * 5; bit < letter * 5 + 5; bit++) {
                value = value << 1 | (hash[bit / 8] >> (7 - bit % 8) & 1);
            }
            text.append(letter > 0 && letter % 4 == 0 ? "-" : "").append(LETTERS.charAt(value));
        }
        return text.toString();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "enrolment code";
    }
}
