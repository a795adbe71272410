package vn.hospitalkiosk.virtual.his;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a resource somebody sent: every field asked for is there and of its kind, or the HIS refuses.
record Incoming(ObjectNode resource, Records records) {
    String required(String field) {
        return at(field)
                .stringValueOpt()
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Refusal.missing(field));
    }

    void requireCode(String field, String code) {
        if (!required(field).equals(code)) {
            throw Refusal.againstRule(field + " must be " + code);
        }
    }

    /// @param field path to a Reference
    /// @param type of the resource it must point to
    ObjectNode referred(String field, String type) {
        String reference = required(field + ".reference");
        return records.find(reference)
                .filter(found -> found.path("resourceType").stringValue("").equals(type))
                .orElseThrow(() -> Refusal.unknownReference(field));
    }

    Instant instant(String field) {
        try {
            return OffsetDateTime.parse(required(field)).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.malformed(field + " is not a time with its zone");
        }
    }

    /// Whole positive đồng.
    long money(String field) {
        JsonNode value = at(field + ".value");
        if (!required(field + ".currency").equals("VND")) {
            throw Refusal.againstRule(field + " must be in VND");
        }
        BigDecimal amount =
                value.decimalValueOpt().orElseThrow(() -> Refusal.missing(field + ".value"));
        try {
            long vnd = amount.longValueExact();
            if (vnd <= 0) {
                throw Refusal.againstRule(field + " must be more than nothing");
            }
            return vnd;
        } catch (ArithmeticException e) {
            throw Refusal.againstRule(field + " must be whole đồng");
        }
    }

    /// @param path field names joined with dots, positions of lists as digits: `appointment.0`
    JsonNode at(String path) {
        JsonNode node = resource;
        for (String step : path.split("\\.", -1)) {
            node =
                    step.chars().allMatch(Character::isDigit)
                            ? node.path(Integer.parseInt(step))
                            : node.path(step);
        }
        return node;
    }

    /// The resource itself is personal data.
    @Override
    public String toString() {
        return "Incoming[***]";
    }
}
