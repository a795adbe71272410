package vn.hospitalkiosk.gateway.checkin;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.PersonName;

/// Whether what a document says and what the HIS says can be the same person.
final class Likeness {
    private Likeness() {}

    /// A date known to the year or month only fits every date within it.
    static boolean fits(BirthDate one, BirthDate other) {
        int shared = Math.min(one.iso().length(), other.iso().length());
        return one.iso().regionMatches(0, other.iso(), 0, shared);
    }

    /// Fewer than half of the words in common, without regard to case and marks: the machine-readable zone has none, and clerks mistype.
    static boolean stronglyDiffer(PersonName one, PersonName other) {
        Set<String> words = words(one);
        Set<String> others = words(other);
        int longer = Math.max(words.size(), others.size());
        words.retainAll(others);
        return 2 * words.size() < longer;
    }

    private static Set<String> words(PersonName name) {
        String plain =
                Normalizer.normalize(name.full(), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replace('đ', 'd')
                        .replace('Đ', 'D')
                        .toUpperCase(Locale.ROOT);
        Set<String> words = new HashSet<>(List.of(plain.split("[^\\p{L}]+", -1)));
        words.remove("");
        return words;
    }
}
