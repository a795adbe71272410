package vn.hospitalkiosk.virtual.his;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// One segment of a message that came in. Numbers are the standard's, from 1; repetitions from 0. What is not there is empty.
///
/// @param separators field, component, repetition, escape, subcomponent
/// @param fields the name first; of MSH the separator itself counts as its first field
record Hl7Segment(String separators, List<String> fields) {
    static Hl7Segment of(String line, String separators) {
        List<String> parts = split(line, separators.charAt(0));
        if (!parts.getFirst().equals("MSH")) {
            return new Hl7Segment(separators, parts);
        }
        List<String> shifted = new java.util.ArrayList<>(parts);
        shifted.add(1, separators.substring(0, 1));
        return new Hl7Segment(separators, List.copyOf(shifted));
    }

    private static List<String> split(String text, char at) {
        return List.of(text.split(Pattern.quote(String.valueOf(at)), -1));
    }

    String name() {
        return fields.getFirst();
    }

    String at(int field) {
        return at(field, 0, 1, 1);
    }

    String at(int field, int component) {
        return at(field, 0, component, 1);
    }

    String at(int field, int repetition, int component, int part) {
        String whole = part(repetitions(field), repetition + 1);
        String one = part(split(whole, separators.charAt(1)), component);
        return plain(part(split(one, separators.charAt(4)), part));
    }

    List<String> repetitions(int field) {
        String whole = part(fields, field + 1);
        return whole.isEmpty() ? List.of() : split(whole, separators.charAt(2));
    }

    private static String part(List<String> parts, int number) {
        return number <= parts.size() ? parts.get(number - 1) : "";
    }

    private String plain(String escaped) {
        char escape = separators.charAt(3);
        StringBuilder plain = new StringBuilder();
        int at = 0;
        for (int begin = escaped.indexOf(escape); begin >= 0; begin = escaped.indexOf(escape, at)) {
            int end = escaped.indexOf(escape, begin + 1);
            if (end < 0) {
                throw Hl7Refusal.error("102", "an escape sequence without end");
            }
            plain.append(escaped, at, begin).append(meaning(escaped.substring(begin + 1, end)));
            at = end + 1;
        }
        return plain.append(escaped.substring(at)).toString();
    }

    private String meaning(String sequence) {
        int which = "FSRET".indexOf(sequence);
        if (sequence.length() == 1 && which >= 0) {
            return String.valueOf(separators.charAt(which));
        }
        if (sequence.startsWith("X")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(HexFormat.of().parseHex(sequence.substring(1)));
            return bytes.toString(StandardCharsets.UTF_8);
        }
        throw Hl7Refusal.error("102", "an unknown escape sequence");
    }

    /// Personal data.
    @Override
    public String toString() {
        return "Hl7Segment[" + name() + "]";
    }
}
