package vn.hospitalkiosk.gateway.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.ConsentQuestion;

/// `config/consents.yaml`: the words of one version. Whoever changes a word gives it a new version; what was said to the old one stays as it was.
public record ConsentTexts(String version, List<Purpose> purposes) {
    /// @param id never changes its meaning
    /// @param required without it a person must go on
    public record Purpose(String id, boolean required, Text vi, Text en) {}

    public record Text(String title, String text) {}

    public ConsentTexts {
        purposes = List.copyOf(purposes);
        if (!version.matches("[A-Za-z0-9.-]{1,40}")) {
            throw new IllegalArgumentException("version is letters, digits, dots and hyphens");
        }
        if (purposes.stream().map(Purpose::id).distinct().count() != purposes.size()) {
            throw new IllegalArgumentException("two purposes have the same id");
        }
    }

    public static final ConsentTexts NONE = new ConsentTexts("none", List.of());

    List<ConsentQuestion> questions() {
        return purposes.stream()
                .map(p ->
                        new ConsentQuestion(
                                p.id(),
                                version,
                                p.required(),
                                words(p, "vi", p.vi()),
                                words(p, "en", p.en())))
                .toList();
    }

    Optional<ConsentQuestion> question(String purpose) {
        return questions().stream().filter(q -> q.purpose().equals(purpose)).findFirst();
    }

    private ConsentQuestion.Words words(Purpose purpose, String language, Text text) {
        String title = nfc(text.title());
        String body = nfc(text.text());
        return new ConsentQuestion.Words(
                title, body, hash(String.join("\n", purpose.id(), version, language, title, body)));
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
