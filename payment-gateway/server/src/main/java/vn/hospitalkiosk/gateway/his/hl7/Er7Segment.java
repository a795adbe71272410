package vn.hospitalkiosk.gateway.his.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.util.Terser;
import java.text.Normalizer;

/// One segment as heard; fields, repetitions and parts by the standard's numbers, from 1 (repetitions from 0). What is not there is an empty text; text is NFC.
final class Er7Segment {
    private static final String DELETED = "\"\"";

    private final Segment segment;

    Er7Segment(Segment segment) {
        this.segment = segment;
    }

    String name() {
        return segment.getName();
    }

    String text(int field) {
        return text(field, 0, 1, 1);
    }

    String text(int field, int component) {
        return text(field, 0, component, 1);
    }

    String text(int field, int repetition, int component) {
        return text(field, repetition, component, 1);
    }

    String text(int field, int repetition, int component, int part) {
        try {
            if (repetition >= repetitions(field)) {
                return "";
            }
            String text = Terser.get(segment, field, repetition, component, part);
            return text == null || text.equals(DELETED)
                    ? ""
                    : Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        } catch (HL7Exception none) {
            return "";
        }
    }

    int repetitions(int field) {
        try {
            return segment.getField(field).length;
        } catch (HL7Exception none) {
            return 0;
        }
    }

    /// It may hold everything about a person.
    @Override
    public String toString() {
        return "Er7Segment[" + name() + "]";
    }
}
