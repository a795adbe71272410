package vn.hospitalkiosk.virtual.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Request;

/// The JSON of a control call. A field it does not know, or a value that is none of the words, is refused with a sentence: a test that turns a knob which is not there must not pass.
final class Wish {
    /// Refused; becomes 400.
    static final class Unclear extends RuntimeException {
        Unclear(String sentence) {
            super(sentence, null, false, false);
        }
    }

    private static final int MOST_WORDS = 10_000;

    private final ObjectNode json;

    private Wish(ObjectNode json) {
        this.json = json;
    }

    static Wish of(Request request, String... known) {
        ObjectNode json =
                request.json().orElseThrow(() -> new Unclear("The body must be a JSON object."));
        Set<String> names = Set.of(known);
        json.propertyNames().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Unclear("Known fields are " + String.join(", ", known) + ".");
                });
        return new Wish(json);
    }

    /// One of an enum's names, in lower case with dashes; empty when not asked for.
    <E extends Enum<E>> Optional<E> word(String field, Class<E> kind) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(one(field, value.stringValue(""), kind));
    }

    private static <E extends Enum<E>> E one(String field, String word, Class<E> kind) {
        return Stream.of(kind.getEnumConstants())
                .filter(constant -> word(constant).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new Unclear(
                                field
                                        + " is one of "
                                        + Stream.of(kind.getEnumConstants())
                                                .map(Wish::word)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    /// A list of such names; `none` stands for an empty place in it.
    <E extends Enum<E>> Optional<List<Optional<E>>> words(String field, Class<E> kind) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isArray() || value.size() > MOST_WORDS) {
            throw new Unclear(field + " is a list of at most " + MOST_WORDS + " words.");
        }
        List<Optional<E>> words = new ArrayList<>();
        for (JsonNode element : value) {
            String text = element.stringValue("");
            words.add(text.equals("none") ? Optional.empty() : Optional.of(one(field, text, kind)));
        }
        return Optional.of(words);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<String> text(String field) {
        JsonNode value = json.path(field);
        if (!value.isMissingNode() && !value.isString()) {
            throw new Unclear(field + " is a text.");
        }
        return value.stringValueOpt();
    }

    Optional<Boolean> yes(String field) {
        JsonNode value = json.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new Unclear(field + " is true or false.");
        }
        return value.booleanValueOpt();
    }

    OptionalInt whole(String field, int least, int most) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return OptionalInt.empty();
        }
        int number = value.intValue(Integer.MIN_VALUE);
        if (!value.isIntegralNumber() || number < least || number > most) {
            throw new Unclear(field + " is a whole number from " + least + " to " + most + ".");
        }
        return OptionalInt.of(number);
    }
}
