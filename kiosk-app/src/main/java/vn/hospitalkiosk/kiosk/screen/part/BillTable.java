package vn.hospitalkiosk.kiosk.screen.part;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What was done and what it costs; shares; the amount due in words.
public final class BillTable {
    private static final Type ROW = Type.TASK_LINE;

    private static final double INSIDE = Kit.WIDTH - 80;

    private BillTable() {}

    /// @param note a few soft words after the name, may be empty
    public record Row(String name, String note, String amount) {}

    /// Height in px that a row takes among the services, with its rule.
    public static double height(Kit kit, Row row) {
        double note = row.note().isEmpty() ? 0 : kit.widthOf(row.note(), ROW) + 10;
        // The cells of an amount are a little wider than its natural figures.
        double amount = kit.widthOf(row.amount(), ROW.bold()) * 1.1;
        double name = Math.max(120, INSIDE - amount - note - 24);
        return kit.heightOf(row.name(), ROW, name) + 2 * kit.size(16, 12) + 2;
    }

    /// The services, with rules between.
    public static Node lines(Kit kit, List<Row> rows) {
        VBox card = new VBox();
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                card.getChildren().add(Boxes.divider());
            }
            card.getChildren()
                    .add(
                            Boxes.padded(
                                    row(kit, rows.get(i), ROW.bold()),
                                    kit.size(16, 12),
                                    0,
                                    kit.size(16, 12),
                                    0));
        }
        return Boxes.styled(Boxes.padded(card, 12, 40, 12, 40), "card");
    }

    /// Total and shares; a rule after the first `ruleAfter` rows.
    public static Node summary(Kit kit, List<Row> rows, int ruleAfter) {
        VBox card = new VBox();
        for (int i = 0; i < rows.size(); i++) {
            if (i == ruleAfter) {
                card.getChildren().add(Boxes.padded(new VBox(Boxes.divider()), 6, 0, 6, 0));
            }
            card.getChildren()
                    .add(
                            Boxes.padded(
                                    row(kit, rows.get(i), ROW.strong()),
                                    kit.size(13, 5),
                                    0,
                                    kit.size(13, 5),
                                    0));
        }
        return Boxes.styled(Boxes.padded(card, kit.size(20, 12), 40, kit.size(20, 12), 40), "card");
    }

    private static HBox row(Kit kit, Row row, Type amount) {
        HBox words = Boxes.row(10, kit.para(row.name(), ROW));
        if (!row.note().isEmpty()) {
            words.getChildren().add(kit.line(row.note(), ROW, "soft"));
        }
        Boxes.wide(words);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return Boxes.row(24, words, new Figures(kit, row.amount(), amount));
    }

    /// The tinted bar: label, amount, and a line under them.
    public static Node due(Kit kit, String label, String amount, String under) {
        HBox head =
                Boxes.row(
                        24,
                        Boxes.wide(kit.para(label, Type.H3.strong())),
                        kit.line(amount, kit.large() ? Type.AMOUNT.sized(68, 76) : Type.AMOUNT));
        VBox bar = Boxes.column(0, head);
        if (!under.isEmpty()) {
            bar.getChildren().add(kit.para(under, Type.SMALL, "soft"));
        }
        return Boxes.styled(
                Boxes.padded(bar, kit.size(24, 14), 40, kit.size(24, 14), 40), "amount-bar");
    }

    /// 11: the amount to be paid, on one line.
    public static Node amount(Kit kit, String label, String amount) {
        HBox bar =
                Boxes.row(
                        24,
                        kit.line(label, Type.BODY_L.strong()),
                        Boxes.push(),
                        kit.line(amount, Type.AMOUNT_BAR));
        return Boxes.styled(
                Boxes.padded(bar, kit.size(28, 16), 40, kit.size(28, 16), 40), "amount-bar");
    }
}
