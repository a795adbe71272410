package vn.hospitalkiosk.device.document;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The QR of a hospital's own slip: `HK1/kind/facility/id/check` (docs/wires.md). It names a record of the HIS or a payment and no person; written and read by this one class.
///
/// The check is CRC-16 as in VietQR (polynomial 1021, start FFFF, EMVCo) over everything before it, the last `/` included, in four capital hex digits: a text typed or mangled on its way is not taken for a slip.
///
/// @param facility as configured, 1 to 32 of `A-Z a-z 0-9 . _ -`
/// @param id 1 to 64 of the same characters; opaque
public record SlipCode(Kind kind, String facility, String id) implements ScannedCode {
    private static final Pattern SHAPE =
            Pattern.compile(
                    "(HK1/([AEP])/([A-Za-z0-9._-]{1,32})/([A-Za-z0-9._-]{1,64})/)([0-9A-F]{4})");
    private static final Pattern FACILITY = Pattern.compile("[A-Za-z0-9._-]{1,32}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int POLYNOMIAL = 0x1021;

    /// What the id is the id of.
    public enum Kind {
        /// A booking (FHIR Appointment): phiếu hẹn khám lại.
        APPOINTMENT('A'),
        /// A visit (FHIR Encounter): phiếu khám with its queue number.
        ENCOUNTER('E'),
        /// A payment's reference: phiếu thu, phiếu tra cứu.
        PAYMENT('P');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        private static Kind of(char letter) {
            for (Kind kind : values()) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new IllegalStateException("the shape allows no other letter");
        }
    }

    /// @throws IllegalArgumentException when facility or id has other characters, or too many
    public SlipCode {
        if (!FACILITY.matcher(facility).matches() || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("facility or id does not fit into a slip's code");
        }
    }

    /// What stands in the QR; 13 characters more than facility and id together.
    public String text() {
        String head = "HK1/" + kind.letter + "/" + facility + "/" + id + "/";
        return head + check(head);
    }

    /// The text for a slip; the bare id when it does not fit, as some HIS's may not.
    public static String textFor(Kind kind, String facility, String id) {
        return FACILITY.matcher(facility).matches() && ID.matcher(id).matches()
                ? new SlipCode(kind, facility, id).text()
                : id;
    }

    static Optional<ScannedCode> read(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches() || !check(parts.group(1)).equals(parts.group(5))) {
            return Optional.empty();
        }
        return Optional.of(
                new SlipCode(Kind.of(parts.group(2).charAt(0)), parts.group(3), parts.group(4)));
    }

    static String check(String head) {
        int crc = 0xFFFF;
        for (byte b : head.getBytes(StandardCharsets.US_ASCII)) {
            crc ^= (b & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
            }
            crc &= 0xFFFF;
        }
        return HexFormat.of().withUpperCase().toHexDigits((short) crc);
    }

    @Override
    public String toString() {
        return "SlipCode[" + kind + ", ***]";
    }
}
