package vn.hospitalkiosk.virtual.fault;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Decides for each exchange of a device whether it goes wrong, and how. First comes the script, exchange by exchange; after it the dice, when they were given a seed. A draw depends on nothing but the seed and the number of the exchange since the seed was set: the same integer replays the same faults, whatever the timing. Thread-safe.
public final class Faults<E extends Enum<E>> {
    /// One exchange's fate.
    ///
    /// @param number of the exchange, from 1, since the seed was set
    /// @param random for the details: which byte, how many times
    public record Draw<E extends Enum<E>>(long number, Optional<E> mishap, RandomGenerator random) {
        /// Of an exchange that is not counted: nothing goes wrong.
        public static <E extends Enum<E>> Draw<E> calm() {
            return new Draw<E>(0, Optional.<E>empty(), new SplittableRandom(0));
        }

        public boolean is(E kind) {
            return mishap.filter(kind::equals).isPresent();
        }
    }

    /// @param perMille how many of 1000 exchanges go wrong
    private record Dice<E>(long seed, int perMille, List<E> kinds) {}

    private static final int THOUSAND = 1000;
    private static final int LONGEST_HISTORY = 10_000;

    private final Deque<Optional<E>> script = new ArrayDeque<>();
    private final List<E> history = new ArrayList<>();
    private Dice<E> dice = new Dice<>(0, 0, List.of());
    private long number;

    /// What happens in the next exchanges, in order; empty: nothing. Replaces what was left of an older script.
    public synchronized void next(List<Optional<E>> mishaps) {
        script.clear();
        script.addAll(mishaps);
    }

    /// Only this, in the next exchange.
    public void next(E mishap) {
        next(List.of(Optional.of(mishap)));
    }

    /// Throws dice from now on, counting exchanges from 1 again.
    ///
    /// @param kinds what may happen; order does not matter
    public synchronized void seed(long seed, int perMille, Set<E> kinds) {
        if (perMille < 0 || perMille > THOUSAND) {
            throw new IllegalArgumentException("per mille is 0 to 1000");
        }
        dice = new Dice<>(seed, perMille, kinds.stream().sorted().toList());
        number = 0;
    }

    /// No more faults; counting starts again.
    public synchronized void none() {
        script.clear();
        seed(0, 0, Set.of());
    }

    /// The fate of one more exchange.
    public synchronized Draw<E> draw() {
        number++;
        RandomGenerator random =
                new SplittableRandom(dice.seed() * 0x9E37_79B9_7F4A_7C15L + number).split();
        Optional<E> thrown =
                random.nextInt(THOUSAND) < dice.perMille() && !dice.kinds().isEmpty()
                        ? Optional.of(dice.kinds().get(random.nextInt(dice.kinds().size())))
                        : Optional.empty();
        Optional<E> mishap = script.isEmpty() ? thrown : script.remove();
        if (history.size() < LONGEST_HISTORY) {
            mishap.ifPresent(history::add);
        }
        return new Draw<>(number, mishap, random);
    }

    /// What has gone wrong so far, the newest last; the first 10,000.
    public synchronized List<E> history() {
        return List.copyOf(history);
    }
}
