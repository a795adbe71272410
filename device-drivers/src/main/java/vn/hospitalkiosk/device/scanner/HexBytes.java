package vn.hospitalkiosk.device.scanner;

import java.util.HexFormat;
import java.util.Locale;

/// Bytes as a profile and a scanner's manual write them: `16 54 0D`.
///
/// @param hex at most 64 bytes, spaces between or none
public record HexBytes(String hex) {
    private static final int MOST = 64;

    /// @throws IllegalArgumentException when it is no hex, nothing, or too much
    public HexBytes {
        int length = parsed(hex).length;
        if (length == 0 || length > MOST) {
            throw new IllegalArgumentException("a command has 1 to " + MOST + " bytes");
        }
    }

    public byte[] bytes() {
        return parsed(hex);
    }

    private static byte[] parsed(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", "").toLowerCase(Locale.ROOT));
    }
}
