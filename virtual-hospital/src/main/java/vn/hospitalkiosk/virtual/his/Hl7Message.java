package vn.hospitalkiosk.virtual.his;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A message that came in, taken apart by its own separators. Our own reading of ER7: what is tested against it must not share its mistakes.
record Hl7Message(List<Hl7Segment> segments) {
    private static final int SHORTEST = 8;

    /// @throws Hl7Refusal when it is no message at all
    static Hl7Message of(byte[] bytes) {
        String text = text(bytes);
        if (text.length() < SHORTEST || !text.startsWith("MSH")) {
            throw Hl7Refusal.rejected("100", "no MSH");
        }
        String separators = text.substring(3, SHORTEST);
        if (separators.chars().distinct().count() != separators.length()) {
            throw Hl7Refusal.rejected("102", "MSH-2");
        }
        List<Hl7Segment> segments = new ArrayList<>();
        for (String line : text.split("\r", -1)) {
            if (!line.isEmpty()) {
                segments.add(Hl7Segment.of(line, separators));
            }
        }
        return new Hl7Message(segments);
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Hl7Refusal.rejected("102", "not UTF-8");
        }
    }

    Optional<Hl7Segment> find(String name) {
        return segments.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    Hl7Segment need(String name) {
        return find(name).orElseThrow(() -> Hl7Refusal.error("100", name + " is missing"));
    }

    /// MSH-9: `ADT^A04`.
    String type() {
        return need("MSH").at(9, 1) + "^" + need("MSH").at(9, 2);
    }

    /// MSH-10.
    String controlId() {
        return need("MSH").at(10);
    }

    /// What a query demands: the value for `@PID.3.1`, in QPD-3 and the fields after it.
    String demanded(String path) {
        Hl7Segment qpd = need("QPD");
        for (int field = 3; field < qpd.fields().size(); field++) {
            for (int i = 0; i < qpd.repetitions(field).size(); i++) {
                if (qpd.at(field, i, 1, 1).equals("@" + path)) {
                    return qpd.at(field, i, 2, 1);
                }
            }
        }
        return "";
    }

    @Override
    public String toString() {
        return "Hl7Message" + segments.stream().map(Hl7Segment::name).toList();
    }
}
