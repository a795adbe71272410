package vn.hospitalkiosk.virtual.scanner;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// What a scanner understands when it is spoken to.
public enum ScannerModel {
    /// Looks by itself, hears nothing.
    PLAIN,
    /// SYN T CR looks, SYN U CR stops, neither is answered; SYN M CR `REVINF.` says what it is.
    HONEYWELL,
    /// Looks when told by a frame, and answers it.
    NEWLAND;

    /// What a command does to it.
    ///
    /// @param lit it looks for a code from now on, or no more
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Effect(Optional<Boolean> lit, byte[] answer) {}

    private static final byte[] NOTHING = {};

    /// Empty when the bytes so far are no command of this model.
    Optional<Effect> heard(String hex) {
        return switch (this) {
            case PLAIN -> Optional.empty();
            case HONEYWELL -> honeywell(hex);
            case NEWLAND ->
                    hex.endsWith("7e0008010002" + "01abcd")
                            ? Optional.of(
                                    new Effect(
                                            Optional.of(true),
                                            HexFormat.of().parseHex("02000001003331")))
                            : Optional.empty();
        };
    }

    private static Optional<Effect> honeywell(String hex) {
        if (hex.endsWith("16540d")) {
            return Optional.of(new Effect(Optional.of(true), NOTHING));
        }
        if (hex.endsWith("16550d")) {
            return Optional.of(new Effect(Optional.of(false), NOTHING));
        }
        if (hex.endsWith("164d0d524556494e462e")) {
            byte[] answer =
                    "Product Name: Virtual Imager\r\nSoftware Revision: VB000042AAA\r\n\u0006"
                            .getBytes(StandardCharsets.US_ASCII);
            return Optional.of(new Effect(Optional.empty(), answer));
        }
        return Optional.empty();
    }
}
