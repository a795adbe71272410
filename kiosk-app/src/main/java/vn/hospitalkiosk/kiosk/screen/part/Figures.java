package vn.hospitalkiosk.kiosk.screen.part;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// An amount whose digits stand in cells of equal width, so that a column of money lines up (JavaFX has no tabular figures).
public final class Figures extends HBox {
    private static final double CELL_EM = 0.64;

    Figures(Kit kit, String amount, Type type, String... classes) {
        setAlignment(Pos.CENTER_RIGHT);
        setAccessibleText(amount);
        getStyleClass().add("figures");
        double cell = type.drawn(kit.large()).size() * CELL_EM;
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
}
