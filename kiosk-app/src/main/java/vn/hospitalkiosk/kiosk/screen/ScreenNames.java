package vn.hospitalkiosk.kiosk.screen;

import vn.hospitalkiosk.kiosk.journey.JourneyState;

/// The name of a screen: its state in kebab case, `reading-chip` (docs/wires.md, "rehearsal").
final class ScreenNames {
    private ScreenNames() {}

    static String of(JourneyState state) {
        String name = state.getClass().getSimpleName();
        StringBuilder kebab = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                if (i > 0) {
                    kebab.append('-');
                }
                kebab.append((char) (c - 'A' + 'a'));
            } else {
                kebab.append(c);
            }
        }
        return kebab.toString();
    }
}
