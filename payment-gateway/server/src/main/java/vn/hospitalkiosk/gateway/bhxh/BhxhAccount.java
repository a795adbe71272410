package vn.hospitalkiosk.gateway.bhxh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// As whom we ask. Read anew for each question: an exchanged password works at once.
public interface BhxhAccount {
    /// Five digits of the facility and `_BV`.
    String user();

    /// @throws IllegalStateException when it is not there
    String password();

    /// Full name of the registered officer the kiosks ask as.
    String officerName();

    /// The officer's personal number.
    String officerNumber();

    /// MD5 in capitals, as the contract wants it; worth no more than the password itself.
    default String hashedPassword() {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(
                            MessageDigest.getInstance("MD5")
                                    .digest(password().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
