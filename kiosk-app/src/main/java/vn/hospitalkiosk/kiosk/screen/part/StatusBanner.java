package vn.hospitalkiosk.kiosk.screen.part;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Tinted ground with a thick left edge, icon, title and up to three lines.
public final class StatusBanner {
    public enum Kind {
        INFO("banner-info"),
        OK("banner-ok"),
        WARN("banner-warn"),
        BAD("banner-bad");

        private final String style;

        Kind(String style) {
            this.style = style;
        }
    }

    private StatusBanner() {}

    /// Title alone, larger, with an icon of 88: what to do with the hands.
    public static HBox act(Kit kit, Kind kind, Glyph glyph, String title, Optional<Node> under) {
        VBox texts = Boxes.column(16, kit.para(title, Type.H3));
        texts.setAlignment(Pos.CENTER_LEFT);
        under.ifPresent(texts.getChildren()::add);
        HBox banner =
                Boxes.row(
                        28,
                        kit.icon(glyph, kit.large() ? Icon.Size.M : Icon.Size.L),
                        Boxes.wide(texts));
        return finish(kit, banner, kind);
    }

    public static HBox of(Kit kit, Kind kind, Glyph glyph, String title, String line) {
        VBox texts = new VBox();
        if (!title.isEmpty()) {
            texts.getChildren().add(kit.para(title, Type.TASK_LINE.bold()));
        }
        if (!line.isEmpty()) {
            texts.getChildren().add(kit.para(line, Type.BODY));
        }
        HBox banner = Boxes.row(28, kit.icon(glyph, Icon.Size.M), Boxes.wide(texts));
        banner.setAlignment(title.isEmpty() || line.isEmpty() ? Pos.CENTER_LEFT : Pos.TOP_LEFT);
        return finish(kit, banner, kind);
    }

    /// The live state of a thing under way: no edge.
    public static HBox live(Kit kit, Kind kind, Glyph glyph, String title, String line) {
        HBox row =
                Boxes.row(
                        24,
                        kit.icon(glyph, Icon.Size.M, "banner-icon"),
                        Boxes.wide(
                                Boxes.column(
                                        0,
                                        kit.para(title, Type.TASK_LINE.bold().sized(34, 44)),
                                        kit.para(line, Type.SMALL))));
        return Boxes.styled(Boxes.padded(row, 24, 32, 24, 32), "banner", kind.style, "no-edge");
    }

    private static HBox finish(Kit kit, HBox banner, Kind kind) {
        Boxes.padded(banner, kit.size(28, 20), 32, kit.size(28, 20), 44);
        return Boxes.styled(banner, "banner", kind.style);
    }
}
