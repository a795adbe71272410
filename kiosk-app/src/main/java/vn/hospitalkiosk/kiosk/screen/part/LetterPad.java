package vn.hospitalkiosk.kiosk.screen.part;

import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;

/// Keys for references: digits and letters without I, L, O, U; "Xoá" takes the rest of the last row.
public final class LetterPad {
    private static final String KEYS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int COLUMNS = 7;
    private static final double GAP = 20;
    private static final double WIDTH = (Kit.WIDTH - (COLUMNS - 1) * GAP) / COLUMNS;
    private static final double HEIGHT = 104;
    private static final Type LETTER = Type.AMOUNT.sized(48, 60);

    private LetterPad() {}

    public static Node of(Kit kit) {
        GridPane keys = new GridPane(GAP, GAP);
        for (int i = 0; i < KEYS.length(); i++) {
            keys.add(key(kit, KEYS.charAt(i)), i % COLUMNS, i / COLUMNS);
        }
        int left = COLUMNS - KEYS.length() % COLUMNS;
        keys.add(delete(kit, left), KEYS.length() % COLUMNS, KEYS.length() / COLUMNS, left, 1);
        return keys;
    }

    private static Region key(Kit kit, char letter) {
        String text = String.valueOf(letter);
        HBox face =
                Boxes.centred(
                        0, kit.line(text, new Type(LETTER.size(), LETTER.line(), Weight.BOLD)));
        return sized(
                new TouchButton(
                                "letter-" + text,
                                text,
                                face,
                                () -> kit.press(new Press.Letter(letter)))
                        .styled("key"),
                WIDTH);
    }

    private static Region delete(Kit kit, int columns) {
        String words = kit.say(Phrase.DELETE);
        HBox face =
                Boxes.centred(
                        16,
                        kit.icon(Glyph.DELETE, Icon.Size.M),
                        kit.line(words, Type.SMALL.strong()));
        return sized(
                new TouchButton("delete", words, face, () -> kit.press(new Press.Delete()))
                        .styled("key", "lesser"),
                columns * WIDTH + (columns - 1) * GAP);
    }

    private static Region sized(TouchButton button, double width) {
        return Boxes.height(Boxes.width(button, width), HEIGHT);
    }
}
