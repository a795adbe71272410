package vn.hospitalkiosk.kiosk.screen.part;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import vn.hospitalkiosk.kiosk.journey.Press;

/// Big things to choose from: tasks (01), ways to identify (02), kinds of visit (07), ways to pay (11).
public final class Tiles {
    private Tiles() {}

    /// What a tile says.
    public record Words(Glyph glyph, String title, String line) {
        String spoken() {
            return title + ". " + line;
        }
    }

    /// 01: icon 128, title 56. `limit` empty: normal, else a rule and an information line under it.
    public static TouchButton task(
            Kit kit, String id, Words words, boolean filled, String limit, Press press) {
        HBox head =
                Boxes.row(
                        kit.size(44, 26),
                        kit.icon(words.glyph(), kit.large() ? Icon.Size.L : Icon.Size.XL),
                        texts(
                                kit,
                                words,
                                Type.TASK.sized(kit.size(56, 49), kit.size(68, 60)),
                                Type.TASK_LINE.sized(kit.size(34, 29), kit.size(46, 39)),
                                8),
                        kit.icon(Glyph.CHEVRON, Icon.Size.M));
        VBox face = Boxes.column(24, head);
        face.setAlignment(Pos.CENTER);
        if (!limit.isEmpty()) {
            HBox note =
                    Boxes.row(
                            18,
                            kit.icon(Glyph.INFO, Icon.Size.S, "soft-icon"),
                            Boxes.wide(kit.para(limit, Type.SMALL, "soft")));
            face.getChildren().addAll(Boxes.divider(), note);
        }
        Boxes.padded(face, kit.size(48, 26), 48, kit.size(48, 26), 48);
        Boxes.atLeast(face, filled ? kit.size(312, 260) : kit.size(244, 200));
        return new TouchButton(
                        id,
                        limit.isEmpty() ? words.spoken() : words.spoken() + ". " + limit,
                        face,
                        () -> kit.press(press))
                .styled("tile", filled ? "filled" : "plain");
    }

    /// A task that cannot be done now: dashed, the reason, and a white box with what works instead.
    public static Node taskDown(Kit kit, Words words, String instead) {
        HBox head =
                Boxes.row(
                        kit.size(36, 28),
                        kit.icon(words.glyph(), kit.large() ? Icon.Size.L : Icon.Size.XL),
                        texts(kit, words, Type.TASK.sized(52, 64), Type.TASK_LINE, 8));
        VBox face = Boxes.column(24, head);
        if (!instead.isEmpty()) {
            HBox box =
                    Boxes.row(
                            22,
                            kit.icon(Glyph.PLACE, Icon.Size.M),
                            Boxes.wide(kit.para(instead, Type.BODY)));
            face.getChildren().add(Boxes.styled(Boxes.padded(box, 22, 28, 22, 28), "instead"));
        }
        return Boxes.styled(
                Boxes.padded(face, kit.size(36, 24), 45, kit.size(36, 24), 45), "tile-down");
    }

    /// Icon 88, title, a line; `minHeight` in px.
    public static TouchButton choice(
            Kit kit,
            String id,
            Words words,
            Type title,
            Type line,
            double minHeight,
            boolean chevron,
            Runnable act) {
        HBox face =
                Boxes.row(
                        kit.size(24, 20),
                        kit.icon(words.glyph(), Icon.Size.L),
                        texts(kit, words, title, line, 4));
        if (chevron) {
            face.getChildren().add(kit.icon(Glyph.CHEVRON, Icon.Size.S));
        }
        Boxes.padded(face, 20, 28, 20, 28);
        Boxes.atLeast(face, minHeight);
        return new TouchButton(id, words.spoken(), face, act).styled("tile", "plain");
    }

    /// The recommended choice: filled, full width, icon 128.
    public static TouchButton recommended(
            Kit kit, String id, Words words, double minHeight, Press press) {
        HBox face =
                Boxes.row(
                        44,
                        kit.icon(words.glyph(), kit.large() ? Icon.Size.L : Icon.Size.XL),
                        texts(kit, words, Type.TASK.sized(56, 66), Type.BODY_L, 0),
                        kit.icon(Glyph.CHEVRON, Icon.Size.M));
        Boxes.padded(face, kit.size(36, 20), 44, kit.size(36, 20), 44);
        Boxes.atLeast(face, minHeight);
        return new TouchButton(id, words.spoken(), face, () -> kit.press(press))
                .styled("tile", "filled");
    }

    /// A choice that does not work now; `line` gives the reason and the way out.
    public static Region down(Kit kit, Words words, Type title, Type line) {
        HBox face =
                Boxes.row(
                        28,
                        kit.icon(words.glyph(), Icon.Size.L),
                        texts(kit, words, title, line, 0));
        return Boxes.styled(Boxes.padded(face, 23, 29, 23, 29), "tile-down");
    }

    private static VBox texts(Kit kit, Words words, Type title, Type line, double gap) {
        VBox texts = Boxes.column(gap, kit.para(words.title(), title));
        if (!words.line().isEmpty()) {
            texts.getChildren().add(kit.para(words.line(), line, "soft"));
        }
        texts.setAlignment(Pos.CENTER_LEFT);
        texts.setMinWidth(0);
        texts.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(texts, Priority.ALWAYS);
        return texts;
    }

    /// Two tiles next to each other, each 468 wide and as high as the higher.
    public static HBox pair(Region left, Region right) {
        HBox pair = new HBox(24, Boxes.width(left, 468), Boxes.width(right, 468));
        pair.setFillHeight(true);
        left.setMaxHeight(Double.MAX_VALUE);
        right.setMaxHeight(Double.MAX_VALUE);
        return pair;
    }
}
