package vn.hospitalkiosk.gateway.his.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.util.Terser;
import java.text.Normalizer;
import java.time.Instant;

/// Fills segments by the standard's numbers (repetitions from 0). Text goes out in NFC; an empty one leaves the field out.
final class Fields {
    private Fields() {}

    static void set(Segment segment, int field, String text) {
        set(segment, field, 0, 1, text);
    }

    static void set(Segment segment, int field, int component, String text) {
        set(segment, field, 0, component, text);
    }

    static void set(Segment segment, int field, int repetition, int component, String text) {
        set(segment, field, repetition, component, 1, text);
    }

    static void set(
            Segment segment, int field, int repetition, int component, int part, String text) {
        if (text.isEmpty()) {
            return;
        }
        try {
            Terser.set(
                    segment,
                    field,
                    repetition,
                    component,
                    part,
                    Normalizer.normalize(text, Normalizer.Form.NFC));
        } catch (HL7Exception impossible) {
            throw new IllegalStateException("no such field", impossible);
        }
    }

    /// A CX: id, who assigned it, its type.
    static void id(
            Segment segment, int field, int repetition, String id, String authority, String type) {
        set(segment, field, repetition, 1, id);
        set(segment, field, repetition, 4, authority);
        set(segment, field, repetition, 5, type);
    }

    /// A segment of our profile, at the message's end.
    static Segment added(Message message, String name) {
        try {
            return (Segment) message.get(message.addNonstandardSegment(name));
        } catch (HL7Exception impossible) {
            throw new IllegalStateException("no such segment", impossible);
        }
    }

    /// @param type `ADT^A04^ADT_A01`
    /// @param at of the message; for a command when it happened, so that a repetition is the same
    static void header(
            Segment msh, Hl7Settings settings, String type, String controlId, Instant at) {
        String[] parts = type.split("\\^", -1);
        set(msh, 1, "|");
        set(msh, 2, "^~\\&");
        set(msh, 3, Hl7Settings.APPLICATION);
        set(msh, 4, settings.facility());
        set(msh, 5, settings.hisApplication());
        set(msh, 6, settings.hisFacility());
        set(msh, 7, Hl7Time.moment(at, settings.zone()));
        for (int i = 0; i < parts.length; i++) {
            set(msh, 9, i + 1, parts[i]);
        }
        set(msh, 10, controlId);
        set(msh, 11, settings.processing());
        set(msh, 12, "2.5");
        set(msh, 17, "VNM");
        set(msh, 18, Er7.UTF8);
        set(msh, 19, "vi");
    }
}
