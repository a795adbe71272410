package vn.hospitalkiosk.kiosk.screen.part;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

/// A quiet line with an icon, outside of any card.
public final class Strip {
    private Strip() {}

    public static HBox of(Kit kit, Glyph glyph, String text, Type type, String... classes) {
        HBox row =
                Boxes.row(
                        20,
                        kit.icon(
                                glyph,
                                Icon.Size.S,
                                classes.length > 0 && classes[0].equals("soft")
                                        ? "soft-icon"
                                        : "ink-icon"),
                        Boxes.wide(kit.para(text, type, classes)));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// The usual one: small and soft.
    public static HBox soft(Kit kit, Glyph glyph, String text) {
        return of(kit, glyph, text, Type.SMALL.medium(), "soft");
    }
}
