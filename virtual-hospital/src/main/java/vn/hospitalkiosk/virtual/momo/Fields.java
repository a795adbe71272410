package vn.hospitalkiosk.virtual.momo;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// Reads a request's fields and notes every one that is missing or wrong; nothing is used before [#allWell].
final class Fields {
    /// The same language as §1.3's expression, without its nested repetition (which takes exponential time on a bad id).
    private static final String ID = "[0-9a-zA-Z]([-_.0-9a-zA-Z]*[0-9a-zA-Z])?";

    private final ObjectNode body;
    private final List<String> wrong = new ArrayList<>();

    Fields(ObjectNode body) {
        this.body = body;
    }

    /// A text that must be there, of at most so many characters.
    String text(String name, int longest) {
        String value = optional(name, longest);
        return value.isEmpty() ? noted(name) : value;
    }

    /// Empty when missing; a value that is no text or too long is wrong.
    String optional(String name, int longest) {
        if (body.path(name).isMissingNode()) {
            return "";
        }
        return body.path(name)
                .stringValueOpt()
                .filter(text -> text.length() <= longest)
                .orElseGet(() -> noted(name));
    }

    String id(String name, int longest) {
        String value = text(name, longest);
        return value.isEmpty() || value.matches(ID) ? value : noted(name);
    }

    /// The field must be there and may be empty.
    void present(String name, int longest) {
        if (body.path(name).stringValueOpt().filter(t -> t.length() <= longest).isEmpty()) {
            wrong.add(name);
        }
    }

    /// `vi` or `en`.
    String language() {
        String value = text("lang", 2);
        return value.equals("vi") || value.equals("en") ? value : noted("lang");
    }

    /// A whole JSON number.
    long whole(String name) {
        if (!body.path(name).isIntegralNumber() || !body.path(name).canConvertToLong()) {
            wrong.add(name);
            return 0;
        }
        return body.path(name).longValue();
    }

    /// Notes a field that is wrong for a reason only the caller knows.
    String noted(String name) {
        if (!wrong.contains(name)) {
            wrong.add(name);
        }
        return "";
    }

    boolean allWell() {
        return wrong.isEmpty();
    }

    ArrayNode subErrors() {
        ArrayNode errors = Json.array();
        wrong.forEach(
                name -> errors.addObject().put("field", name).put("message", name + " is invalid"));
        return errors;
    }
}
