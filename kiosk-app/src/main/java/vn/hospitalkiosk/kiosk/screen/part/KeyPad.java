package vn.hospitalkiosk.kiosk.screen.part;

import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;

/// Twelve keys of 304 × 136; "Xoá hết" left, "Xoá" right.
public final class KeyPad {
    private static final double KEY_WIDTH = 306;
    private static final double KEY_HEIGHT = 136;
    private static final double GAP = 20;
    private static final Type DIGIT = Type.AMOUNT.sized(60, 72);

    private KeyPad() {}

    public static Node of(Kit kit) {
        GridPane keys = new GridPane(GAP, GAP);
        for (int i = 1; i <= 9; i++) {
            keys.add(digit(kit, i), (i - 1) % 3, (i - 1) / 3);
        }
        String clear = kit.say(Phrase.CLEAR);
        keys.add(
                lesser(
                        kit,
                        "clear",
                        clear,
                        Boxes.centred(0, kit.line(clear, Type.TASK_LINE.strong())),
                        new Press.Clear()),
                0,
                3);
        keys.add(digit(kit, 0), 1, 3);
        String delete = kit.say(Phrase.DELETE);
        HBox face =
                Boxes.centred(
                        16,
                        kit.icon(Glyph.DELETE, Icon.Size.M),
                        kit.line(delete, Type.SMALL.strong()));
        keys.add(lesser(kit, "delete", delete, face, new Press.Delete()), 2, 3);
        return keys;
    }

    private static Region digit(Kit kit, int digit) {
        HBox face =
                Boxes.centred(
                        0,
                        kit.line(
                                Integer.toString(digit),
                                new Type(DIGIT.size(), DIGIT.line(), Weight.BOLD)));
        return key(
                new TouchButton(
                                "digit-" + digit,
                                Integer.toString(digit),
                                face,
                                () -> kit.press(new Press.Digit(digit)))
                        .styled("key"));
    }

    private static Region lesser(Kit kit, String id, String spoken, HBox face, Press press) {
        return key(
                new TouchButton(id, spoken, face, () -> kit.press(press)).styled("key", "lesser"));
    }

    private static Region key(TouchButton button) {
        return Boxes.height(Boxes.width(button, KEY_WIDTH), KEY_HEIGHT);
    }
}
