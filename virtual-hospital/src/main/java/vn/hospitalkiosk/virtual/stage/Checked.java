package vn.hospitalkiosk.virtual.stage;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What was checked while something was played, in order, and whether it was so.
final class Checked {
    static final Duration LONG = Duration.ofMinutes(2);

    private final KioskProgram kiosk;
    private final Map<String, Boolean> all = new LinkedHashMap<>();

    Checked(KioskProgram kiosk) {
        this.kiosk = kiosk;
    }

    Map<String, Boolean> all() {
        return new LinkedHashMap<>(all);
    }

    boolean well() {
        return !all.isEmpty() && all.values().stream().allMatch(Boolean::booleanValue);
    }

    /// Said twice, both must be so.
    void that(String what, boolean so) {
        all.merge(what, so, Boolean::logicalAnd);
    }

    /// Waits for it, and goes on without it.
    void soon(String what, Duration longest, BooleanSupplier question) {
        try {
            Patience.until(what, longest, question);
            that(what, true);
        } catch (StageFailure never) {
            that(what, false);
        }
    }

    void says(String words) {
        that("the kiosk says: " + words, kiosk.texts().contains(words));
    }

    void neverSays(String words) {
        that("the kiosk does not say: " + words, !kiosk.texts().contains(words));
    }

    /// What patient and finance say to each other about the payment on the screen.
    String reference() {
        Matcher reference = Pattern.compile("[A-Z]{2}[0-9]{2}-[A-Z0-9]{6}").matcher(kiosk.texts());
        if (!reference.find()) {
            throw new StageFailure("no reference on the screen, which says " + kiosk.texts());
        }
        return reference.group();
    }

    /// @throws StageFailure when none of them comes
    void awaitText(String... words) {
        Patience.until(
                () -> "one of " + List.of(words) + " on the screen, which says " + kiosk.texts(),
                LONG,
                () -> {
                    String texts = kiosk.texts();
                    return Stream.of(words).anyMatch(texts::contains);
                });
        that("the kiosk says: " + String.join(" / ", words), true);
    }
}
