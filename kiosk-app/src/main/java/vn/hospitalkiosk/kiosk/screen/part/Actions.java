package vn.hospitalkiosk.kiosk.screen.part;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;

/// The buttons at the foot of a screen: at most one is filled.
public final class Actions {
    public static final double HEIGHT = 136;
    public static final double BACK = 288;
    static final double GAP = 24;

    /// A two-way question: 1 : 1.25.
    public static final double LESSER = (Kit.WIDTH - GAP) / 2.25;

    private Actions() {}

    /// What is left for the filled button beside one of `width`.
    public static double beside(double width) {
        return Kit.WIDTH - GAP - width;
    }

    public static Piece back(Kit kit) {
        return back(kit, "back", Phrase.BACK, new Press.Back());
    }

    public static Piece back(Kit kit, String id, Phrase words, Press press) {
        return Piece.of(
                id,
                () -> secondary(kit, id, kit.say(words), Glyph.BACK, kit.size(BACK, 340), press));
    }

    public static Piece outline(Kit kit, String id, Phrase words, double width, Press press) {
        return Piece.of(id, () -> secondary(kit, id, kit.say(words), width, press));
    }

    public static Piece filled(Kit kit, String id, String words, double width, Press press) {
        return Piece.of(id, List.of(words), () -> primary(kit, id, words, width, press));
    }

    /// The filled button with words that count down on it.
    public static Piece counting(Kit kit, String id, String words, double width, Press press) {
        return Piece.live(
                id, () -> primary(kit, id, words, width, press), node -> say(node, words));
    }

    public static Piece counting(
            Kit kit, String id, String words, Glyph glyph, double width, Press press) {
        return Piece.live(
                id, () -> primary(kit, id, words, glyph, width, press), node -> say(node, words));
    }

    private static void say(Node node, String words) {
        if (node instanceof TouchButton button) {
            button.say(words);
        }
    }

    /// Dashed, not operable; `words` say what is missing.
    public static Piece blocked(Kit kit, String id, String words, double width) {
        return Piece.of(
                id,
                List.of(words, "blocked"),
                () -> {
                    Label label = kit.centred(kit.para(words, Type.BUTTON));
                    TouchButton button =
                            new TouchButton(id, words, face(label), () -> {}).styled("blocked");
                    button.setDisable(true);
                    return sized(button, width);
                });
    }

    /// A question is under way: named, not pressable.
    public static Piece busy(Kit kit, String id, String words, double width) {
        return Piece.of(
                id,
                List.of(words, "busy"),
                () -> {
                    Label label = kit.centred(kit.para(words, Type.BUTTON));
                    TouchButton button =
                            new TouchButton(
                                            id,
                                            words,
                                            face(kit.icon(Glyph.REFRESH, Icon.Size.S), label),
                                            () -> {})
                                    .styled("busy");
                    button.setDisable(true);
                    return sized(button, width);
                });
    }

    public static TouchButton primary(Kit kit, String id, String words, double width, Press press) {
        boolean lines = words.contains("\n");
        Label label = kit.centred(kit.para(words, lines ? Type.BUTTON_2.bold() : Type.BUTTON));
        return sized(
                new TouchButton(id, words, face(label), () -> kit.press(press)).styled("primary"),
                width);
    }

    public static TouchButton primary(
            Kit kit, String id, String words, Glyph glyph, double width, Press press) {
        Label label =
                kit.centred(
                        kit.para(words, words.contains("\n") ? Type.BUTTON_2.bold() : Type.BUTTON));
        return sized(
                new TouchButton(
                                id,
                                words,
                                face(kit.icon(glyph, Icon.Size.M), label),
                                () -> kit.press(press))
                        .styled("primary"),
                width);
    }

    public static TouchButton secondary(
            Kit kit, String id, String words, double width, Press press) {
        Label label = kit.centred(kit.para(words, Type.BUTTON_2));
        return sized(
                new TouchButton(id, words, face(label), () -> kit.press(press)).styled("outline"),
                width);
    }

    public static TouchButton secondary(
            Kit kit, String id, String words, Glyph glyph, double width, Press press) {
        Label label = kit.centred(kit.para(words, Type.BUTTON_2));
        return sized(
                new TouchButton(
                                id,
                                words,
                                face(kit.icon(glyph, Icon.Size.S), label),
                                () -> kit.press(press))
                        .styled("outline"),
                width);
    }

    private static HBox face(Node... nodes) {
        HBox face = Boxes.centred(20, nodes);
        return Boxes.padded(face, 8, 24, 8, 24);
    }

    private static TouchButton sized(TouchButton button, double width) {
        Boxes.width(button, width);
        button.setMinHeight(HEIGHT);
        button.setPrefHeight(Region.USE_COMPUTED_SIZE);
        button.setMaxHeight(Double.MAX_VALUE);
        return button;
    }
}
