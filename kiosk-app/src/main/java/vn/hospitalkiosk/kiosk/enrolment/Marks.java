package vn.hospitalkiosk.kiosk.enrolment;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/// What two people compare by eye: sixteen letters (80 bits) of a SHA-256 (`docs/wires.md`, "Enrolment door").
final class Marks {
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int COUNT = 16;

    private Marks() {}

    static String of(byte[] encoded) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(encoded);
        StringBuilder text = new StringBuilder();
        for (int letter = 0; letter < COUNT; letter++) {
            int value = 0;
            for (int bit = letter * 5; bit < letter * 5 + 5; bit++) {
                value = value << 1 | (hash[bit / 8] >> (7 - bit % 8) & 1);
            }
            text.append(letter > 0 && letter % 4 == 0 ? "-" : "").append(LETTERS.charAt(value));
        }
        return text.toString();
    }
}
