package vn.hospitalkiosk.kiosk.screen.part;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ButtonSkin;

/// The one operable thing: a button whose whole face is `content`, laid out to its full size. (A stock button measures wrapped text in its graphic as one line.)
public final class TouchButton extends Button {
    /// @param id what the rehearsal clicks
    /// @param spoken what a screen reader and our own voice say
    public TouchButton(String id, String spoken, Node content, Runnable act) {
        getStyleClass().setAll("touch");
        setId(id);
        setAccessibleText(spoken.replace('\n', ' '));
        setMnemonicParsing(false);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        content.setMouseTransparent(true);
        setGraphic(content);
        setMaxWidth(Double.MAX_VALUE);
        setMinHeight(USE_PREF_SIZE);
        setOnAction(_ -> act.run());
    }

    public TouchButton styled(String... classes) {
        getStyleClass().addAll(classes);
        return this;
    }

    /// Changes the words on its face, such as a count; the button itself stays under the finger.
    void say(String words) {
        if (getGraphic().lookup(".text") instanceof Labeled label
                && !label.getText().equals(words)) {
            label.setText(words);
            setAccessibleText(words.replace('\n', ' '));
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new WholeFace(this);
    }

    private static final class WholeFace extends ButtonSkin {
        WholeFace(Button button) {
            super(button);
        }

        private Node face() {
            return getSkinnable().getGraphic();
        }

        @Override
        protected double computePrefHeight(double w, double t, double r, double b, double l) {
            double width = w < 0 ? -1 : w - l - r;
            return Math.max(face().minHeight(width), face().prefHeight(width)) + t + b;
        }

        @Override
        protected double computeMinHeight(double w, double t, double r, double b, double l) {
            return computePrefHeight(w, t, r, b, l);
        }

        @Override
        protected double computePrefWidth(double h, double t, double r, double b, double l) {
            return face().prefWidth(-1) + l + r;
        }

        @Override
        protected double computeMinWidth(double h, double t, double r, double b, double l) {
            return face().minWidth(-1) + l + r;
        }

        @Override
        protected void layoutChildren(double x, double y, double w, double h) {
            face().resizeRelocate(x, y, w, h);
        }
    }
}
