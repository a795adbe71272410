package vn.hospitalkiosk.virtual.his;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How the HIS behaves.
///
/// @param up false: every call answers 503
/// @param delayMs before anything is done, 0 to 60 000
/// @param failAfter a step whose work is done but whose answer is lost; a repetition finds the work done and is answered
public record HisMoods(boolean up, int delayMs, FailAfter failAfter) {
    /// A step that is done and then answered badly: with 500, or (`…_SILENT`) not at all.
    public enum FailAfter {
        NOTHING,
        CHECK_IN,
        CHECK_IN_SILENT,
        PAYMENT,
        PAYMENT_SILENT;

        /// @param word as on the wire: `check-in`, `none`
        public static Optional<FailAfter> ofWord(String word) {
            return Stream.of(values()).filter(v -> v.word().equals(word)).findFirst();
        }

        public String word() {
            return this == NOTHING ? "none" : name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static final int LONGEST_DELAY_MS = 60_000;
    public static final HisMoods GOOD = new HisMoods(true, 0, FailAfter.NOTHING);
}
