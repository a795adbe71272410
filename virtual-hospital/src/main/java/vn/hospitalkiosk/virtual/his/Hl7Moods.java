package vn.hospitalkiosk.virtual.his;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How the HIS's HL7 line behaves, whatever is asked.
///
/// @param lateMs with `LATE`: after the work is done, 0 to 60 000
public record Hl7Moods(Acknowledgement acknowledgement, int lateMs) {
    /// What becomes of the answer.
    public enum Acknowledgement {
        NORMAL,
        /// The work is done, nothing is said.
        NEVER,
        LATE,
        TWICE,
        /// Half of it, then the line is cut.
        CUT,
        /// It names another message.
        STRANGER,
        /// It is no HL7.
        GARBAGE,
        /// AE 207; nothing was done.
        ERROR,
        /// AR 207; nothing was done.
        REJECT;

        /// @param word as on the wire: `late`
        public static Optional<Acknowledgement> ofWord(String word) {
            return Stream.of(values()).filter(v -> v.word().equals(word)).findFirst();
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final int LATEST_MS = 60_000;
    public static final Hl7Moods GOOD = new Hl7Moods(Acknowledgement.NORMAL, 10_000);
}
