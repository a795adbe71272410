package vn.hospitalkiosk.virtual.card;

import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is written on a chip. Personal data and keys: `toString` shows nothing.
///
/// @param cardAccess EF.CardAccess, the one file anybody may read
/// @param files file identifier → content, of the application
/// @param passwords PACE password reference (1 MRZ, 2 CAN) → f(π)
/// @param activeAuthenticationKey private key on brainpoolP256r1 whose public key stands in DG15
/// @param maxResponse longest answer, without status word; 256 means: no extended lengths
@SuppressWarnings("ArrayRecordComponent")
public record Chip(
        byte[] cardAccess,
        SortedMap<Integer, byte[]> files,
        Map<Integer, byte[]> passwords,
        BigInteger activeAuthenticationKey,
        int maxResponse) {
    /// Two bytes of length in every transport here, less the status word.
    public static final int LONGEST_RESPONSE = 65_533;

    static final int DG1 = 0x0101;
    static final int DG13 = 0x010D;
    static final int DG14 = 0x010E;
    static final int DG15 = 0x010F;
    static final int CARD_ACCESS = 0x011C;
    static final int SOD = 0x011D;
    static final int COM = 0x011E;

    public Chip {
        files = new TreeMap<>(files);
        passwords = Map.copyOf(passwords);
        if (maxResponse < 256 || maxResponse > LONGEST_RESPONSE) {
            throw new IllegalArgumentException("an answer has 256 to 65533 bytes");
        }
    }

    public Chip withMaxResponse(int bytes) {
        return new Chip(cardAccess, files, passwords, activeAuthenticationKey, bytes);
    }

    @Override
    public String toString() {
        return "Chip[***]";
    }
}
