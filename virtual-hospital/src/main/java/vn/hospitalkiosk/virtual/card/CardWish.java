package vn.hospitalkiosk.virtual.card;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A card as an insert may describe it; what is not named is as usual:
/// `active` `curve` `rsa-1024` `rsa-2048` `none` · `agreement` true, false (chip authentication) · `photo` `jpeg` `jpeg-2000` `unknown` `none` · `photoBytes` n ·
/// `access` `pace-and-bac` `pace` `bac` `pace-refused` · `maxResponse` n (256: no extended lengths) · `inParts` true (as behind T=0) · `forgeries` a list of words such as `cloned`.
record CardWish(
        Make make,
        Chip.Access access,
        OptionalInt maxResponse,
        boolean inParts,
        Set<Forgery> forgeries) {
    private static final Set<String> WORDS =
            Set.of(
                    "active",
                    "agreement",
                    "photo",
                    "photoBytes",
                    "access",
                    "maxResponse",
                    "inParts",
                    "forgeries");

    private static final Set<String> OTHERS =
            Set.of("action", "pullAtApdu", "hangAtApdu", "apduMs");

    /// Writes a card.
    interface Maker {
        Chip chip(Make make, Set<Forgery> forgeries);
    }

    /// Empty when the order describes no card.
    ///
    /// @throws IllegalArgumentException when it says something unknown
    static Optional<CardWish> of(JsonNode order) {
        for (String name : order.propertyNames()) {
            if (!WORDS.contains(name) && !OTHERS.contains(name)) {
                throw new IllegalArgumentException("unknown field " + name);
            }
        }
        if (order.propertyNames().stream().noneMatch(WORDS::contains)) {
            return Optional.empty();
        }
        Make make =
                new Make(
                        word(Make.Active.class, order.path("active"), Make.USUAL.active()),
                        order.path("agreement").asBoolean(Make.USUAL.agreement()),
                        word(Make.Photo.class, order.path("photo"), Make.USUAL.photo()),
                        order.path("photoBytes").asInt(Make.USUAL.photoBytes()));
        Set<Forgery> forgeries = EnumSet.noneOf(Forgery.class);
        for (JsonNode forgery : order.path("forgeries")) {
            forgeries.add(word(Forgery.class, forgery, Forgery.CLONED));
        }
        JsonNode most = order.path("maxResponse");
        return Optional.of(
                new CardWish(
                        make,
                        word(Chip.Access.class, order.path("access"), Chip.Access.PACE_AND_BAC),
                        most.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(most.asInt(0)),
                        order.path("inParts").asBoolean(false),
                        forgeries));
    }

    Chip chip(Maker maker) {
        Chip chip = maker.chip(make, forgeries).withAccess(access);
        if (inParts) {
            return chip.inParts();
        }
        return maxResponse.isPresent() ? chip.withMaxResponse(maxResponse.getAsInt()) : chip;
    }

    private static <E extends Enum<E>> E word(Class<E> kind, JsonNode value, E usual) {
        if (value.isMissingNode()) {
            return usual;
        }
        String word = value.asString("").toUpperCase(Locale.ROOT).replace('-', '_');
        for (E one : kind.getEnumConstants()) {
            if (one.name().equals(word)) {
                return one;
            }
        }
        throw new IllegalArgumentException("an unknown word for " + kind.getSimpleName());
    }
}
