package vn.hospitalkiosk.virtual.card;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/// What is written on a chip. Personal data and keys: `toString` shows nothing.
///
/// @param cardAccess EF.CardAccess, the one file anybody may read
/// @param files file identifier → content, of the application
/// @param passwords PACE password reference (1 MRZ, 2 CAN) → f(π); the first 16 bytes of that of the MRZ are the key seed of BAC
/// @param active private key whose public key stands in DG15
/// @param agreement private key on brainpoolP256r1 of chip authentication, whose public key stands in DG14
@SuppressWarnings("ArrayRecordComponent")
public record Chip(
        byte[] cardAccess,
        SortedMap<Integer, byte[]> files,
        Map<Integer, byte[]> passwords,
        ActiveKey active,
        Optional<BigInteger> agreement,
        Abilities abilities) {
    /// Two bytes of length in every transport here, less the status word.
    public static final int LONGEST_RESPONSE = 65_533;

    static final int DG1 = 0x0101;
    static final int DG2 = 0x0102;
    static final int DG13 = 0x010D;
    static final int DG14 = 0x010E;
    static final int DG15 = 0x010F;
    static final int CARD_ACCESS = 0x011C;
    static final int SOD = 0x011D;
    static final int COM = 0x011E;

    /// The key of active authentication.
    sealed interface ActiveKey {
        /// On brainpoolP256r1.
        record Curve(BigInteger scalar) implements ActiveKey {}

        record Rsa(RSAKeyParameters key) implements ActiveKey {}

        record None() implements ActiveKey {}
    }

    /// What the chip's programme can do, whatever is written on it.
    ///
    /// @param access how it may be opened
    /// @param maxResponse longest answer, without status word; 256 means: no extended lengths
    /// @param inParts as a card behind T=0: answers are fetched by GET RESPONSE, a wrong length is corrected by 6C
    record Abilities(Access access, int maxResponse, boolean inParts) {
        static final Abilities USUAL = new Abilities(Access.PACE_AND_BAC, LONGEST_RESPONSE, false);

        Abilities {
            if (maxResponse < 256 || maxResponse > LONGEST_RESPONSE) {
                throw new IllegalArgumentException("an answer has 256 to 65533 bytes");
            }
        }
    }

    /// How a chip lets itself be opened.
    public enum Access {
        PACE_AND_BAC(true, true, true),
        PACE(true, true, false),
        /// No EF.CardAccess, no PACE.
        BAC(false, false, true),
        /// EF.CardAccess announces a PACE that the chip then refuses.
        PACE_REFUSED(true, false, true);

        final boolean announced;
        final boolean pace;
        final boolean bac;

        Access(boolean announced, boolean pace, boolean bac) {
            this.announced = announced;
            this.pace = pace;
            this.bac = bac;
        }
    }

    public Chip {
        files = new TreeMap<>(files);
        passwords = Map.copyOf(passwords);
    }

    /// @param bytes 256 to 65,533
    public Chip withMaxResponse(int bytes) {
        return with(new Abilities(abilities.access, bytes, abilities.inParts));
    }

    public Chip withAccess(Access access) {
        return with(new Abilities(access, abilities.maxResponse, abilities.inParts));
    }

    /// Short answers, fetched part by part.
    public Chip inParts() {
        return with(new Abilities(abilities.access, 256, true));
    }

    private Chip with(Abilities other) {
        return new Chip(cardAccess, files, passwords, active, agreement, other);
    }

    /// Bytes of a file, 0 when the chip does not have it.
    public int fileBytes(int identifier) {
        byte[] file = files.get(identifier);
        return file == null ? 0 : file.length;
    }

    @Override
    public String toString() {
        return "Chip[***]";
    }
}
