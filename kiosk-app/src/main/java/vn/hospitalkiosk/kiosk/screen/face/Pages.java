package vn.hospitalkiosk.kiosk.screen.face;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Icon;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.TouchButton;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// Long lists are cut into pages, never scrolled: a full-width button goes on and, after the last, back to the first.
final class Pages {
    static final double HEIGHT = 96;

    private Pages() {}

    static Node next(Kit kit, int page, int pages) {
        String words = kit.say(Phrase.NEXT_PAGE, page + 1, pages);
        HBox face =
                Boxes.centred(
                        20,
                        kit.line(words, Type.BUTTON_2.sized(34, 44)),
                        kit.icon(Glyph.NEXT, Icon.Size.S));
        TouchButton button =
                new TouchButton(
                                "next-page",
                                words,
                                face,
                                () -> {
                                    kit.press(new Press.Touch());
                                    kit.memory().turnTo((page + 1) % pages);
                                })
                        .styled("small-button");
        return Boxes.height(button, HEIGHT);
    }
}
