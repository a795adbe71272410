package vn.hospitalkiosk.gateway.psp;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.hospitalkiosk.api.FacilityId;

/// A kind of code that people write into transfer notes, and how it is found again in what payers and banks made of it: other case, accents in either Unicode form, blanks and punctuation inside the code, words before and after without a gap, O for 0, I or L for 1, U for V. The check letter must always hold.
///
/// @param start what every code of the kind begins with
/// @param letters how many follow, the check letter last
public record CodeShape(String start, int letters) {
    /// Notes of banks are far shorter; what stands behind is not looked at.
    private static final int LONGEST = 400;

    private static final int REFERENCE_LETTERS = 6;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^A-Z0-9]+");

    /// Letters that eyes and fingers take for each other.
    private static final List<String> ALIKE =
            List.of("0DQ", "17", "2Z", "5S", "6G", "8B", "MN", "VY");

    private static final Map<Character, String> TAKEN_FOR = takenFor();

    /// [Psp.Naming#TRANSFER_CODE]: `HK7K2M9Q4T6P`.
    public static final CodeShape ORDER = new CodeShape(TransferCodes.OURS, 10);

    /// A payment's reference without its hyphens: `KH017K2M9Q`.
    public static CodeShape reference(FacilityId facility) {
        return new CodeShape(facility.value().replace("-", ""), REFERENCE_LETTERS);
    }

    private static Map<Character, String> takenFor() {
        Map<Character, String> all = new java.util.HashMap<>();
        for (String alike : ALIKE) {
            for (int i = 0; i < alike.length(); i++) {
                all.put(alike.charAt(i), alike.substring(0, i) + alike.substring(i + 1));
            }
        }
        return Map.copyOf(all);
    }

    /// Codes as written.
    public Set<String> in(String note) {
        return found(note, 0);
    }

    /// Codes as they may have been meant: up to two letters are exchanged for ones that look alike. Many of them were never given out: whoever asks must know the code.
    public Set<String> meantIn(String note) {
        return found(note, 2);
    }

    private Set<String> found(String note, int exchanges) {
        String plain = plain(note);
        String beginning = plain(start);
        Set<String> found = new LinkedHashSet<>();
        for (int at = plain.indexOf(beginning);
                at >= 0 && at + beginning.length() + letters <= plain.length();
                at = plain.indexOf(beginning, at + 1)) {
            int from = at + beginning.length();
            collect(plain.substring(from, from + letters).toCharArray(), 0, exchanges, found);
        }
        return found;
    }

    private void collect(char[] tail, int from, int exchanges, Set<String> found) {
        String text = new String(tail);
        String body = start + text.substring(0, letters - 1);
        if (TransferCodes.check(body) == text.charAt(letters - 1)) {
            found.add(start + text);
        }
        for (int i = from; exchanges > 0 && i < tail.length; i++) {
            char written = tail[i];
            for (char meant :
                    Optional.ofNullable(TAKEN_FOR.get(written)).orElse("").toCharArray()) {
                tail[i] = meant;
                collect(tail, i + 1, exchanges - 1, found);
            }
            tail[i] = written;
        }
    }

    private static String plain(String note) {
        String bounded = note.substring(0, Math.min(4 * LONGEST, note.length()));
        String letters =
                MARKS.matcher(Normalizer.normalize(bounded, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .toUpperCase(Locale.ROOT);
        String plain = OTHERS.matcher(letters).replaceAll("");
        return plain.substring(0, Math.min(LONGEST, plain.length()))
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .replace('U', 'V');
    }
}
