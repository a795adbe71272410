package vn.hospitalkiosk.kiosk.screen.part;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The queue number with room and floor.
public final class TicketCard {
    private TicketCard() {}

    /// What stands on it.
    ///
    /// @param label over the number
    /// @param leftUnder under `left`, and so on
    public record Words(
            String label,
            String number,
            String left,
            String leftUnder,
            String right,
            String rightUnder) {}

    /// 15: the hero of the screen. `number` is the type of the number: a queue number or, smaller, an amount.
    public static Node hero(Kit kit, Words words, Type number) {
        VBox card =
                Boxes.column(
                        0,
                        kit.line(words.label(), Type.H3.strong().sized(40, 50)),
                        kit.line(words.number(), number),
                        Boxes.gap(8));
        if (!words.left().isEmpty()) {
            HBox foot =
                    places(
                            kit,
                            words,
                            Type.TASK.sized(kit.size(64, 56), kit.size(76, 66)),
                            Type.BODY_L.sized(kit.size(36, 32), kit.size(48, 42)));
            card.getChildren().add(Boxes.styled(Boxes.padded(foot, 28, 0, 0, 0), "hero-foot"));
        }
        return Boxes.styled(Boxes.padded(card, kit.size(44, 28), 56, kit.size(48, 30), 56), "hero");
    }

    /// 16: to be photographed, with the code the clinic scans.
    public static Node photo(Kit kit, Words words, String code, String codeLabel) {
        VBox number =
                Boxes.column(
                        0,
                        kit.line(words.label(), Type.BODY_L.strong(), "soft"),
                        kit.line(
                                words.number(),
                                (kit.large()
                                                ? Type.NUMBER_PHOTO.sized(200, 216)
                                                : Type.NUMBER_PHOTO)
                                        .forLength(words.number().length())));
        VBox qr =
                Boxes.column(
                        4,
                        QrPicture.of(code, 260, codeLabel),
                        kit.centred(
                                kit.line(
                                        codeLabel,
                                        Type.SMALL.sized(kit.size(28, 24), kit.size(40, 32)),
                                        "soft")));
        qr.setAlignment(Pos.TOP_CENTER);
        HBox head = new HBox(16, Boxes.wide(number), qr);
        head.setAlignment(Pos.TOP_LEFT);
        VBox card =
                Boxes.column(
                        0,
                        head,
                        Boxes.gap(kit.size(20, 8)),
                        Boxes.divider(),
                        Boxes.gap(kit.size(28, 16)),
                        places(
                                kit,
                                words,
                                Type.TASK.sized(kit.size(60, 52), kit.size(72, 62)),
                                Type.BODY_L));
        return Boxes.styled(
                Boxes.padded(card, kit.size(44, 24), 40, kit.size(44, 24), 48),
                "card",
                "card-edge");
    }

    private static HBox places(Kit kit, Words words, Type big, Type small) {
        VBox left =
                Boxes.column(0, kit.para(words.left(), big), kit.para(words.leftUnder(), small));
        VBox right =
                Boxes.column(0, kit.line(words.right(), big), kit.line(words.rightUnder(), small));
        right.setAlignment(Pos.TOP_RIGHT);
        HBox row = new HBox(24, Boxes.wide(left), right);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }
}
