package vn.hospitalkiosk.gateway.sim;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/// One stream of luck. Each actor has its own, so that what one does more or less moves nobody else's.
final class Chance {
    private final Random random;

    Chance(long seed, String actor) {
        this.random = new Random(seed * 1_000_003 + actor.hashCode());
    }

    boolean in100(int times) {
        return random.nextInt(100) < times;
    }

    int from(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    Duration millis(int least, int most) {
        return Duration.ofMillis(from(least, most));
    }

    Duration seconds(int least, int most) {
        return millis(least * 1_000, most * 1_000);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    Random stream() {
        return random;
    }
}
