package vn.hospitalkiosk.kiosk.screen.part;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// A reference to keep: 64/800 and a QR code.
public final class RefCard {
    private RefCard() {}

    public static Node of(Kit kit, String label, String reference, String under) {
        VBox words =
                Boxes.column(
                        0,
                        kit.para(label, Type.SMALL.strong(), "soft"),
                        kit.line(reference, Type.AMOUNT.sized(kit.size(64, 58), kit.size(80, 70))),
                        kit.para(under, Type.SMALL, "soft"));
        words.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return Boxes.styled(
                Boxes.padded(
                        Boxes.row(16, Boxes.wide(words), QrPicture.of(reference, 168, label)),
                        16,
                        16,
                        16,
                        40),
                "card");
    }
}
