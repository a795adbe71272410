package vn.hospitalkiosk.kiosk.screen.part;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;

/// An amount whose digits stand in cells of equal width, so that a column of money lines up (JavaFX has no tabular figures).
public final class Figures extends HBox {

    Figures(Kit kit, String amount, Type type, String... classes) {
        setAlignment(Pos.CENTER_RIGHT);
        setAccessibleText(amount);
        getStyleClass().add("figures");
        double cell = widestDigit(type.drawn(kit.large()));
        for (int i = 0; i < amount.length(); i++) {
            char c = amount.charAt(i);
            Label label = kit.line(String.valueOf(c), type, classes);
            if (c >= '0' && c <= '9') {
                label.setAlignment(Pos.CENTER);
                Boxes.width(label, cell);
            }
            getChildren().add(label);
        }
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxWidth(USE_PREF_SIZE);
    }

    /// About 0.64 em at weight 400, more in bold.
    private static double widestDigit(Type type) {
        Text digit = new Text();
        digit.setFont(type.weight().at(type.size()));
        double widest = 0;
        for (char c = '0'; c <= '9'; c++) {
            digit.setText(String.valueOf(c));
            widest = Math.max(widest, digit.getLayoutBounds().getWidth());
        }
        return Math.ceil(widest);
    }
}
