package vn.hospitalkiosk.virtual.control;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.node.ArrayNode;
import vn.hospitalkiosk.virtual.fault.Faults;
import vn.hospitalkiosk.virtual.web.Json;

/// The fields every device with mishaps understands: `next` a script, `seed` with `perMille` and `kinds` the dice, `calm` an end to both.
final class FaultWish {
    private static final int THOUSAND = 1000;
    private static final int USUAL = 100;

    private FaultWish() {}

    static <E extends Enum<E>> void apply(Wish wish, Class<E> kind, Faults<E> faults) {
        OptionalInt seed = wish.whole("seed", 0, Integer.MAX_VALUE);
        int perMille = wish.whole("perMille", 0, THOUSAND).orElse(USUAL);
        EnumSet<E> kinds =
                wish.words("kinds", kind)
                        .map(list -> {
                            EnumSet<E> named = EnumSet.noneOf(kind);
                            list.forEach(word -> word.ifPresent(named::add));
                            return named;
                        })
                        .orElseGet(() -> EnumSet.allOf(kind));
        Optional<List<Optional<E>>> script = wish.words("next", kind);
        if (wish.yes("calm").orElse(false)) {
            faults.none();
        }
        if (seed.isPresent()) {
            faults.seed(seed.getAsInt(), perMille, kinds);
        }
        script.ifPresent(faults::next);
    }

    static ArrayNode json(List<? extends Enum<?>> mishaps) {
        ArrayNode list = Json.array();
        mishaps.forEach(mishap -> list.add(Wish.word(mishap)));
        return list;
    }
}
