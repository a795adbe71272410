package vn.hospitalkiosk.kiosk.screen.part;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import vn.hospitalkiosk.kiosk.journey.Press;

/// 16: how long the screen stays, and a button that keeps it longer. The words count down under a finger, so the bar is kept and only its words change.
public final class StayBar {
    private static final String COUNT = "stay-count";

    private StayBar() {}

    public static Piece of(Kit kit, String words, String longer) {
        return Piece.live("stay", () -> build(kit, words, longer), node -> count(node, words));
    }

    private static Node build(Kit kit, String words, String longer) {
        TouchButton button =
                Boxes.height(
                        new TouchButton(
                                        "stay-longer",
                                        longer,
                                        Boxes.padded(
                                                Boxes.centred(
                                                        0,
                                                        kit.line(longer, Type.TASK_LINE.strong())),
                                                0,
                                                32,
                                                0,
                                                32),
                                        () -> kit.press(new Press.StayLonger()))
                                .styled("small-button"),
                        96);
        Label count =
                Boxes.wide(kit.para(words, Type.BODY_L.sized(kit.size(36, 32), kit.size(52, 42))));
        count.setId(COUNT);
        HBox bar = Boxes.row(24, kit.icon(Glyph.CLOCK, Icon.Size.M), count, button);
        return Boxes.styled(Boxes.padded(bar, 24, 32, 24, 32), "banner", "banner-info", "no-edge");
    }

    private static void count(Node bar, String words) {
        if (bar.lookup("#" + COUNT) instanceof Label count) {
            count.setText(words);
        }
    }
}
