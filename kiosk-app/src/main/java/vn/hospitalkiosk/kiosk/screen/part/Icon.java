package vn.hospitalkiosk.kiosk.screen.part;

import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/// An icon of fixed size, in the colour of the text around it.
public final class Icon extends Region {
    private static final double GRID = 48;

    /// Edge in px and stroke on the grid of 48.
    public enum Size {
        PILL(32, 4.4),
        S(44, 3.6),
        M(56, 3),
        L(88, 2.6),
        XL(128, 2.2);

        private final double edge;
        private final double stroke;

        Size(double edge, double stroke) {
            this.edge = edge;
            this.stroke = stroke;
        }
    }

    /// @param tone style classes for another colour: `tone-ok`, `tone-warn` …
    public Icon(Glyph glyph, Size size, String... tone) {
        SVGPath path = new SVGPath();
        path.setContent(glyph.path());
        path.setStrokeWidth(size.stroke);
        path.setStrokeLineCap(StrokeLineCap.ROUND);
        path.setStrokeLineJoin(StrokeLineJoin.ROUND);
        path.getStyleClass().add("icon");
        path.getTransforms().add(new Scale(size.edge / GRID, size.edge / GRID, 0, 0));
        path.setManaged(false);
        getStyleClass().addAll(tone);
        getChildren().add(path);
        setMinSize(size.edge, size.edge);
        setPrefSize(size.edge, size.edge);
        setMaxSize(size.edge, size.edge);
        setMouseTransparent(true);
    }
}
