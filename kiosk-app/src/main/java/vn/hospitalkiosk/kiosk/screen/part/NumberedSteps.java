package vn.hospitalkiosk.kiosk.screen.part;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// "1 do this, 2 then that".
public final class NumberedSteps {
    private NumberedSteps() {}

    /// 04: a card, one step under the other.
    public static Node card(Kit kit, List<String> steps) {
        VBox card = new VBox();
        for (int i = 0; i < steps.size(); i++) {
            if (i > 0) {
                card.getChildren().add(Boxes.divider());
            }
            HBox row =
                    Boxes.row(
                            28,
                            disc(kit, i + 1, 60),
                            Boxes.wide(kit.para(steps.get(i), Type.BODY_L.sized(38, 54))));
            row.setAlignment(Pos.TOP_LEFT);
            double space = kit.size(34, 22);
            card.getChildren().add(Boxes.padded(row, space, 0, space, 0));
        }
        return Boxes.styled(Boxes.padded(card, kit.size(16, 8), 40, kit.size(16, 8), 40), "card");
    }

    /// 12: side by side.
    public static Node row(Kit kit, List<String> steps) {
        HBox row = new HBox(28);
        for (int i = 0; i < steps.size(); i++) {
            HBox one =
                    Boxes.row(
                            20,
                            disc(kit, i + 1, 56),
                            Boxes.wide(kit.para(steps.get(i), Type.BODY)));
            one.setAlignment(Pos.TOP_LEFT);
            row.getChildren()
                    .add(
                            Boxes.width(
                                    one,
                                    Math.floor(
                                            (Kit.WIDTH - 28.0 * (steps.size() - 1))
                                                    / steps.size())));
        }
        return row;
    }

    private static Node disc(Kit kit, int number, double edge) {
        StackPane disc =
                new StackPane(
                        kit.line(
                                Integer.toString(number),
                                Type.BODY.bold().sized(kit.size(32, 28), 40),
                                "on-ink"));
        disc.getStyleClass().add("disc");
        return Boxes.height(Boxes.width(disc, edge), edge);
    }
}
