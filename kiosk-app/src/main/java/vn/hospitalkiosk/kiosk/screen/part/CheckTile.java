package vn.hospitalkiosk.kiosk.screen.part;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Something to tick: a box of 72 px, its words, on or off by icon and edge.
public final class CheckTile {
    private static final double BOX = 72;

    private CheckTile() {}

    /// 09: icon and box above, title under them; half the width.
    public static TouchButton small(
            Kit kit, String id, Glyph glyph, String title, boolean on, Runnable act) {
        HBox head =
                Boxes.row(
                        12,
                        kit.icon(glyph, kit.large() ? Icon.Size.M : Icon.Size.L),
                        Boxes.push(),
                        box(kit, on));
        VBox face = Boxes.column(kit.size(20, 10), head, kit.para(title, Type.H3.sized(36, 46)));
        face.setAlignment(Pos.TOP_LEFT);
        Boxes.padded(face, kit.size(36, 22), 36, kit.size(36, 22), 36);
        Boxes.atLeast(face, kit.size(270, 190));
        return button(id, title, face, on, act);
    }

    /// A purpose with its sentence; the whole width.
    public static TouchButton wide(
            Kit kit, String id, String title, String text, boolean on, Runnable act) {
        VBox words =
                Boxes.column(
                        4,
                        kit.para(title, Type.H3.sized(36, 46)),
                        kit.para(
                                text, Type.BODY.sized(kit.size(30, 27), kit.size(42, 36)), "soft"));
        words.setAlignment(Pos.CENTER_LEFT);
        HBox face = Boxes.row(32, box(kit, on), Boxes.wide(words));
        Boxes.padded(face, kit.size(24, 16), 32, kit.size(24, 16), 32);
        Boxes.atLeast(face, 158);
        return button(id, title + ". " + text, face, on, act);
    }

    private static TouchButton button(
            String id, String spoken, Node face, boolean on, Runnable act) {
        return new TouchButton(id, spoken, face, act).styled("tile", on ? "chosen" : "plain");
    }

    private static Node box(Kit kit, boolean on) {
        StackPane box = new StackPane();
        Boxes.height(Boxes.width(box, BOX), BOX);
        box.getStyleClass().add("tick-box");
        Optional<Node> tick =
                on ? Optional.of(kit.icon(Glyph.CHECK, Icon.Size.M)) : Optional.empty();
        tick.ifPresent(node -> {
            box.getStyleClass().add("on");
            box.getChildren().add(node);
        });
        return box;
    }
}
