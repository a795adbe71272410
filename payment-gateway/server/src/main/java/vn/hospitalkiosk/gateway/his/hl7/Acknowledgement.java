package vn.hospitalkiosk.gateway.his.hl7;

import java.util.Optional;
import java.util.stream.Stream;
import vn.hospitalkiosk.gateway.his.HisRefusal;

/// Reads MSA, ERR and QAK. Only codes: their texts may quote what we sent.
final class Acknowledgement {
    private static final String CODE = "[A-Z0-9_]{1,32}";

    private Acknowledgement() {}

    static Told judge(Er7Message message) {
        String code = message.first("MSA").map(msa -> msa.text(1)).orElse("");
        return switch (code) {
            case "AA", "CA" -> asked(message);
            case "AE", "CE", "AR", "CR" -> refused(code, message);
            default -> new Told.Unclear("an answer without a known code", false);
        };
    }

    /// A question may be taken and still not be answered: QAK-2.
    private static Told asked(Er7Message message) {
        String status = message.first("QAK").map(qak -> qak.text(2)).orElse("");
        return switch (status) {
            case "AE", "AR" -> refused(status, message);
            default -> new Told.Accepted(message);
        };
    }

    private static Told refused(String said, Er7Message message) {
        Optional<Er7Segment> error = message.first("ERR");
        Optional<HisRefusal> application =
                error.map(err -> err.text(5)).flatMap(Acknowledgement::known);
        if (application.isPresent()) {
            return new Told.Refused(application.get(), said + " " + application.get());
        }
        String code = error.map(Acknowledgement::code).orElse("");
        String reason = (said + " " + (code.matches(CODE) ? code : "")).strip();
        return switch (code) {
            // HL7 table 0357: sequence, missing field, data type, table value, processing id,
            // unknown key
            case "100", "101", "102", "103", "202", "204" ->
                    new Told.Refused(HisRefusal.BAD_REQUEST, reason);
            // Type of message, event, version.
            case "200", "201", "203" -> new Told.NotOffered();
            // Duplicate key, locked, internal error, none: it may have been done.
            default -> new Told.Unclear(reason, false);
        };
    }

    /// ERR-3 since v2.5; before, the third component's first part of ERR-1.
    private static String code(Er7Segment error) {
        String now = error.text(3);
        return now.isEmpty() ? error.text(1, 0, 4, 1) : now;
    }

    private static Optional<HisRefusal> known(String code) {
        return Stream.of(HisRefusal.values()).filter(r -> r.name().equals(code)).findFirst();
    }
}
