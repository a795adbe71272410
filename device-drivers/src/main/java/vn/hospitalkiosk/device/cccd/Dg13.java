package vn.hospitalkiosk.device.cccd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Vietnamese texts in DG13 (shape: cccd.md §1, DG13): numbered fields in any order, each may be missing. Personal data.
final class Dg13 {
    private static final int SET = 0x31;
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int UTF8_STRING = 0x0C;
    private static final int PRINTABLE_STRING = 0x13;
    private static final int IA5_STRING = 0x16;
    private static final int DEEPEST = 6;
    private static final int FULL_NAME = 2;
    private static final int BIRTH = 3;
    private static final int EXPIRY = 12;

    private final Map<Integer, List<String>> fields;

    private Dg13(Map<Integer, List<String>> fields) {
        this.fields = fields;
    }

    static Dg13 empty() {
        return new Dg13(Map.of());
    }

    /// Never throws: what cannot be understood is left out.
    static Dg13 of(byte[] file) {
        Map<Integer, List<String>> fields = new HashMap<>();
        try {
            Tlv root = Tlv.first(file);
            if (root.tag() == ElementaryFile.DG13.tag) {
                for (Tlv item : root.child(SEQUENCE).child(SET).children()) {
                    take(item, fields);
                }
            }
        } catch (IllegalArgumentException e) {
            // The fields found so far stand; DG1 is the anchor.
        }
        return new Dg13(fields);
    }

    private static void take(Tlv item, Map<Integer, List<String>> fields) {
        try {
            if (item.tag() != SEQUENCE) {
                return;
            }
            List<Tlv> parts = item.children();
            if (parts.isEmpty() || parts.getFirst().tag() != INTEGER) {
                return;
            }
            byte[] number = parts.getFirst().value();
            if (number.length != 1) {
                return;
            }
            List<String> texts = new ArrayList<>();
            for (Tlv part : parts.subList(1, parts.size())) {
                collect(part, texts, DEEPEST);
            }
            fields.putIfAbsent((int) number[0], texts);
        } catch (IllegalArgumentException e) {
            // This field is damaged; the others are not.
        }
    }

    private static void collect(Tlv part, List<String> texts, int depth) {
        int tag = part.tag();
        if (tag == UTF8_STRING || tag == PRINTABLE_STRING || tag == IA5_STRING) {
            texts.add(part.utf8());
        } else if (part.constructed() && depth > 0) {
            for (Tlv inner : part.children()) {
                collect(inner, texts, depth - 1);
            }
        }
    }

    private Optional<String> field(int number) {
        return fields.getOrDefault(number, List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    Optional<String> fullName() {
        return field(FULL_NAME);
    }

    /// `dd/MM/yyyy`, or what the card says.
    Optional<String> birth() {
        return field(BIRTH);
    }

    /// `dd/MM/yyyy`, or a text such as "Không thời hạn".
    Optional<String> expiry() {
        return field(EXPIRY);
    }
}
