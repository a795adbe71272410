package vn.hospitalkiosk.device.scanner;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Makes bounded, clean text of a scan.
final class ScanText {
    private static final int LONGEST = 4096;

    /// What older Vietnamese codes are written in; a stripped-down Java may lack it.
    private static final Charset FALLBACK =
            Charset.isSupported("windows-1258")
                    ? Charset.forName("windows-1258")
                    : StandardCharsets.ISO_8859_1;

    private ScanText() {}

    /// UTF-8, or else windows-1258; without control and formatting characters; at most 4,096 characters.
    static String of(byte[] scan) {
        String text = clean(decoded(scan));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static String decoded(byte[] scan) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(scan))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(scan, FALLBACK);
        }
    }

    private static String clean(String text) {
        return text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
