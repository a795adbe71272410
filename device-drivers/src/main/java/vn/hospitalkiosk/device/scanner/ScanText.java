package vn.hospitalkiosk.device.scanner;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/// Makes bounded, clean text of a scan.
final class ScanText {
    private static final int LONGEST = 4096;

    /// What older Vietnamese codes are written in; a stripped-down Java may lack it.
    private static final Charset FALLBACK =
            Charset.isSupported("windows-1258")
                    ? Charset.forName("windows-1258")
                    : StandardCharsets.ISO_8859_1;

    private ScanText() {}

    /// UTF-8, or else windows-1258, whose tone marks stand apart and are put together (NFC); without control, formatting and half characters; at most 4,096 characters.
    static String of(byte[] scan) {
        return clean(utf8(scan).orElseGet(() -> new String(scan, FALLBACK)));
    }

    static Optional<String> utf8(byte[] scan) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(scan))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    static String clean(String text) {
        String seen =
                text.codePoints()
                        .filter(ScanText::isSeen)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return cut(Normalizer.normalize(seen, Normalizer.Form.NFC).strip());
    }

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }
}
