package vn.hospitalkiosk.kiosk.screen.part;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import vn.hospitalkiosk.kiosk.journey.Comfort;
import vn.hospitalkiosk.kiosk.journey.Comfort.Sound;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;

/// Help and comfort, on every screen in the same place.
public final class Dock {
    private static final double SIDE = 12;
    private static final double SHARE = (Frame.WIDTH - 2 * SIDE) / 5.4;

    private Dock() {}

    /// @param coming staff was called and is on the way
    public static Piece of(Kit kit, Comfort comfort, boolean coming) {
        return Piece.of(
                "dock",
                List.of(comfort.largeText(), comfort.highContrast(), comfort.sound(), coming),
                () -> build(kit, comfort, coming));
    }

    private static Node build(Kit kit, Comfort comfort, boolean coming) {
        boolean loud = comfort.sound() == Sound.LOUD;
        HBox dock =
                new HBox(
                        cell(
                                kit,
                                "call-staff",
                                Glyph.BELL,
                                kit.say(coming ? Phrase.STAFF_COMING : Phrase.CALL_STAFF),
                                coming,
                                new Press.CallStaff(),
                                1.4),
                        rule(),
                        cell(
                                kit,
                                "switch-language",
                                Glyph.GLOBE,
                                kit.say(Phrase.OTHER_LANGUAGE),
                                false,
                                new Press.SwitchLanguage(),
                                1),
                        rule(),
                        cell(
                                kit,
                                "switch-text-size",
                                Glyph.TEXT,
                                kit.say(Phrase.LARGE_TEXT),
                                comfort.largeText(),
                                new Press.SwitchTextSize(),
                                1),
                        rule(),
                        cell(
                                kit,
                                "switch-contrast",
                                Glyph.CONTRAST,
                                kit.say(Phrase.CONTRAST),
                                comfort.highContrast(),
                                new Press.SwitchContrast(),
                                1),
                        rule(),
                        cell(
                                kit,
                                "switch-sound",
                                Glyph.SOUND,
                                kit.say(loud ? Phrase.SOUND_LOUD : Phrase.SOUND),
                                comfort.sound() != Sound.OFF,
                                new Press.SwitchSound(),
                                1));
        dock.setAlignment(Pos.CENTER);
        return Boxes.styled(Boxes.padded(dock, 0, SIDE, 0, SIDE), "dock");
    }

    private static Region rule() {
        Region rule = Boxes.height(Boxes.width(new Region(), 2), 88);
        rule.getStyleClass().add("dock-rule");
        return rule;
    }

    private static Node cell(
            Kit kit, String id, Glyph glyph, String text, boolean on, Press press, double share) {
        Label label =
                kit.centred(
                        kit.line(
                                text,
                                Type.SMALL
                                        .strong()
                                        .sized(kit.large() ? 23.2 : 28, kit.large() ? 28 : 36)));
        VBox face = Boxes.column(text.contains("\n") ? 0 : 8, new Icon(glyph, Icon.Size.S), label);
        face.setAlignment(Pos.CENTER);
        StackPane whole = new StackPane(face);
        if (on) {
            Region mark = Boxes.height(new Region(), 8);
            mark.getStyleClass().add("dock-mark");
            StackPane.setAlignment(mark, Pos.BOTTOM_CENTER);
            StackPane.setMargin(mark, new javafx.geometry.Insets(0, 36, 10, 36));
            whole.getChildren().add(mark);
        }
        TouchButton button =
                new TouchButton(id, text, whole, () -> kit.press(press)).styled("dock-cell");
        return Boxes.height(Boxes.width(button, SHARE * share - (share > 1 ? 0 : 2)), Frame.DOCK);
    }
}
