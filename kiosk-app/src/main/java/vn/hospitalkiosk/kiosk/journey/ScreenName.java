package vn.hospitalkiosk.kiosk.journey;

import java.util.Locale;

/// Names of screens as in `docs/wires.md`: the state in kebab case, `take-photo`.
public final class ScreenName {
    private ScreenName() {}

    public static String of(JourneyState state) {
        return state.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
