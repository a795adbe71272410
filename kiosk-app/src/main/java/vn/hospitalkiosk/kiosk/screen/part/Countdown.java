package vn.hospitalkiosk.kiosk.screen.part;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.StrokeLineCap;

/// A ring that empties, with the time in words always in it; turns to care at a fifth.
public final class Countdown {
    private static final double LOW = 0.2;

    private Countdown() {}

    /// @param edge 168 or 240 px
    /// @param left share of the time that is left, 0 to 1
    public static Node of(Kit kit, double edge, double left, String words, Type type) {
        double stroke = edge / 12;
        double radius = (edge - stroke) / 2;
        Circle track = new Circle(edge / 2, edge / 2, radius);
        track.setStrokeWidth(stroke);
        track.getStyleClass().add("ring-track");
        Arc rest = new Arc(edge / 2, edge / 2, radius, radius, 90, 360 * Math.clamp(left, 0, 1));
        rest.setType(ArcType.OPEN);
        rest.setStrokeWidth(stroke);
        rest.setStrokeLineCap(StrokeLineCap.ROUND);
        rest.getStyleClass().add(left <= LOW ? "ring-low" : "ring-rest");
        Pane ring = Boxes.height(Boxes.width(new Pane(track), edge), edge);
        if (left > 0) {
            ring.getChildren().add(rest);
        }
        StackPane whole =
                new StackPane(
                        ring,
                        new Kit(
                                        kit.texts(),
                                        false,
                                        kit.highContrast(),
                                        kit.hospital(),
                                        kit.now(),
                                        kit.presses(),
                                        kit.memory())
                                .line(words, type));
        return Boxes.height(Boxes.width(whole, edge), edge);
    }
}
