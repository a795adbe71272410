package vn.hospitalkiosk.kiosk.screen.part;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

/// Three layers of hills behind the welcome, from edge to edge of the screen. They drift ±12 px in 40 s, a pixel at a time: whoever holds them calls `drift`.
public final class Hills extends Region {
    private static final double HEIGHT = 200;
    private static final String[] LAYERS = {
        "M-20 120H0C60 96 110 70 170 78C230 86 250 44 330 36C400 30 430 70 500 82C560 90 610 66 680 58C760 50 800 90 870 96C940 100 1000 74 1080 66H1100V200H-20z",
        "M-20 158H0C80 146 140 120 220 122C290 124 330 146 410 148C520 150 560 110 650 104C730 100 770 138 850 142C930 146 1000 120 1080 114H1100V200H-20z",
        "M-20 182H0C120 174 210 164 330 168C470 172 560 182 700 176C840 170 960 158 1080 164H1100V200H-20z"
    };

    private final Pane layers = new Pane();

    /// @param above px kept free under the hills
    public Hills(double above) {
        for (int i = 0; i < LAYERS.length; i++) {
            SVGPath hill = new SVGPath();
            hill.setContent(LAYERS[i]);
            hill.getStyleClass().add("hill-" + (i + 1));
            layers.getChildren().add(hill);
        }
        layers.setManaged(false);
        layers.setMouseTransparent(true);
        getChildren().add(layers);
        getStyleClass().add("hills");
        setMinHeight(0);
        this.above = above;
    }

    private final double above;

    /// @param second any steadily growing count of seconds
    public void drift(long second) {
        for (int i = 0; i < LAYERS.length; i++) {
            Node hill = layers.getChildren().get(i);
            double turn = (int) (second % 40);
            double phase = 2 * Math.PI * turn / 40 + i * 2.0;
            hill.setTranslateX(Math.rint(12 * Math.sin(phase)));
        }
    }

    @Override
    protected void layoutChildren() {
        double top = getHeight() - above - HEIGHT;
        layers.resizeRelocate(-Frame.MARGIN, top, Frame.WIDTH, HEIGHT);
        layers.setVisible(top >= 0);
        layers.setClip(new Rectangle(Frame.WIDTH, HEIGHT));
    }
}
