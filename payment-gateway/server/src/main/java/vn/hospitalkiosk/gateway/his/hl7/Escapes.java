package vn.hospitalkiosk.gateway.his.hl7;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Escape sequences of HL7 v2.5, 2.7. HAPI's own leaves hexadecimal ones as they are and lets a text smuggle them in.
final class Escapes implements Escaping {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    @Override
    public String escape(String text, EncodingCharacters separators) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        char escape = separators.getEscapeCharacter();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String sequence = sequence(c, separators);
            if (sequence.isEmpty()) {
                escaped.append(c);
            } else {
                escaped.append(escape).append(sequence).append(escape);
            }
        }
        return escaped.toString();
    }

    private static String sequence(char c, EncodingCharacters separators) {
        if (c == separators.getFieldSeparator()) {
            return "F";
        }
        if (c == separators.getComponentSeparator()) {
            return "S";
        }
        if (c == separators.getSubcomponentSeparator()) {
            return "T";
        }
        if (c == separators.getRepetitionSeparator()) {
            return "R";
        }
        if (c == separators.getEscapeCharacter()) {
            return "E";
        }
        return c < ' ' ? "X" + HEX.toHexDigits((byte) c) : "";
    }

    /// What cannot be shown (highlighting, formatting, sets of other characters) is left out; a line break stays one.
    @Override
    public String unescape(String text, EncodingCharacters separators) {
        char escape = separators.getEscapeCharacter();
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int begin = text.indexOf(escape, at);
            int end = begin < 0 ? -1 : text.indexOf(escape, begin + 1);
            if (end < 0) {
                return plain.append(text, at, text.length()).toString();
            }
            plain.append(text, at, begin)
                    .append(meaning(text.substring(begin + 1, end), separators));
            at = end + 1;
        }
        return plain.toString();
    }

    private static String meaning(String sequence, EncodingCharacters separators) {
        return switch (sequence) {
            case "F" -> String.valueOf(separators.getFieldSeparator());
            case "S" -> String.valueOf(separators.getComponentSeparator());
            case "T" -> String.valueOf(separators.getSubcomponentSeparator());
            case "R" -> String.valueOf(separators.getRepetitionSeparator());
            case "E" -> String.valueOf(separators.getEscapeCharacter());
            case ".br" -> "\n";
            default -> sequence.matches("X([0-9A-Fa-f]{2})+") ? bytes(sequence.substring(1)) : "";
        };
    }

    private static String bytes(String hex) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex(hex));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
