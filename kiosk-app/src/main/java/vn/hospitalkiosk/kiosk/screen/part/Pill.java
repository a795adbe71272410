package vn.hospitalkiosk.kiosk.screen.part;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// An icon and a word on a tinted ground.
public final class Pill {
    public enum Kind {
        OK("pill-ok"),
        WARN("pill-warn"),
        BAD("pill-bad"),
        INFO("pill-info"),
        NEUTRAL("pill-neutral");

        private final String style;

        Kind(String style) {
            this.style = style;
        }
    }

    private Pill() {}

    public static HBox of(Kit kit, Kind kind, Glyph glyph, String words, Type type) {
        HBox pill = Boxes.row(12, kit.icon(glyph, Icon.Size.PILL), kit.line(words, type.strong()));
        boolean small = type.size() <= 28;
        Boxes.padded(pill, small ? 8 : 10, small ? 22 : 28, small ? 8 : 10, small ? 18 : 22);
        pill.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        pill.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return Boxes.styled(pill, "pill", kind.style);
    }
}
