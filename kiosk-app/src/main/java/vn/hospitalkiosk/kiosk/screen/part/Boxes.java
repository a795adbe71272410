package vn.hospitalkiosk.kiosk.screen.part;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Rows and columns, said shortly.
public final class Boxes {
    private Boxes() {}

    public static VBox column(double gap, Node... nodes) {
        VBox box = new VBox(gap, nodes);
        box.setFillWidth(true);
        return box;
    }

    public static HBox row(double gap, Node... nodes) {
        HBox box = new HBox(gap, nodes);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    public static HBox centred(double gap, Node... nodes) {
        HBox box = new HBox(gap, nodes);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    /// Takes the rest of the row.
    public static <N extends Region> N wide(N node) {
        node.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(node, Priority.ALWAYS);
        return node;
    }

    public static Region push() {
        return wide(new Region());
    }

    public static Region gap(double height) {
        Region gap = new Region();
        gap.setMinHeight(height);
        gap.setPrefHeight(height);
        gap.setMaxHeight(height);
        return gap;
    }

    public static Region divider() {
        Region line = gap(2);
        line.getStyleClass().add("divider");
        return line;
    }

    public static <R extends Region> R padded(
            R node, double top, double right, double bottom, double left) {
        node.setPadding(new Insets(top, right, bottom, left));
        return node;
    }

    public static <R extends Region> R styled(R node, String... classes) {
        node.getStyleClass().addAll(classes);
        return node;
    }

    public static <R extends Region> R atLeast(R node, double height) {
        node.setMinHeight(height);
        return node;
    }

    public static <R extends Region> R width(R node, double width) {
        node.setMinWidth(width);
        node.setPrefWidth(width);
        node.setMaxWidth(width);
        return node;
    }

    public static <R extends Region> R height(R node, double height) {
        node.setMinHeight(height);
        node.setPrefHeight(height);
        node.setMaxHeight(height);
        return node;
    }
}
