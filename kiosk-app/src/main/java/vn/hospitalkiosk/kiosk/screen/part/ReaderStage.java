package vn.hospitalkiosk.kiosk.screen.part;

import javafx.animation.Animation;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.PauseTransition;
import javafx.animation.RotateTransition;
import javafx.animation.SequentialTransition;
import javafx.animation.TranslateTransition;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import javafx.stage.Window;
import javafx.util.Duration;

/// The drawn reader with a card: shows with hands what the title says with words. 960 wide, drawn for a height of 470.
public final class ReaderStage extends Region {
    private static final double DRAWN_HEIGHT = 470;

    /// Where the card waits, turned by 8° about its middle.
    private static final double AWAY_X = 488.5;

    private static final double AWAY_Y = 78.6;

    public enum Show {
        /// Yellow frame, the card glides in, in a loop.
        PLACE,
        /// Green frame, the card lies still.
        READING,
        /// Yellow frame, an arrow that asks to put the card back.
        MOVED,
        /// Red frame, another card with a cross.
        WRONG,
        /// A scanner's window and a code in front of it.
        SCAN
    }

    private final Group drawing = new Group();
    private final double scale;

    /// @param height in px; the drawing is scaled to it
    public ReaderStage(Show show, double height) {
        scale = height / DRAWN_HEIGHT;
        getStyleClass().add("stage");
        drawing.setManaged(false);
        drawing.getTransforms().add(new Scale(scale, scale, 0, 0));
        getChildren().add(drawing);
        Boxes.height(Boxes.width(this, Kit.WIDTH), height);
        switch (show) {
            case PLACE ->
                    place(
                            "stage-glow",
                            "M440 290C390 312 330 300 280 250 M282 292L278 247L322 240",
                            true);
            case MOVED ->
                    place(
                            "stage-glow",
                            "M270 262C310 306 370 318 432 292 M396 270L436 290L412 328",
                            false);
            case READING ->
                    drawing.getChildren()
                            .addAll(
                                    bay(230, 86, "stage-good", false),
                                    at(StageDrawings.card(), 280, 110));
            case WRONG ->
                    drawing.getChildren()
                            .addAll(
                                    bay(230, 86, "stage-bad", false),
                                    at(StageDrawings.otherCard(), 280, 110));
            case SCAN -> drawing.getChildren().addAll(StageDrawings.scanner());
        }
    }

    private void place(String glow, String arrow, boolean loop) {
        Node card = at(StageDrawings.card(), AWAY_X, AWAY_Y);
        card.setRotate(8);
        SVGPath hint = StageDrawings.path(arrow, "stage-arrow", 10);
        hint.getStyleClass().add(glow);
        drawing.getChildren().addAll(bay(120, 86, glow, true), hint, card);
        if (loop) {
            glide(card);
        }
    }

    private static Group bay(double x, double y, String glow, boolean empty) {
        return at(StageDrawings.bay(glow, empty), x, y);
    }

    private static Group at(Group group, double x, double y) {
        Group moved = new Group(group);
        moved.setTranslateX(x);
        moved.setTranslateY(y);
        return moved;
    }

    /// 3.2 s: 0–20 % hold away, 20–55 % slide in, 55–90 % hold on target, 90–100 % fade back. Runs only while a window shows it.
    private void glide(Node card) {
        TranslateTransition slide = new TranslateTransition(Duration.millis(1120), card);
        slide.setFromX(AWAY_X);
        slide.setFromY(AWAY_Y);
        slide.setToX(170);
        slide.setToY(110);
        slide.setInterpolator(Interpolator.EASE_BOTH);
        RotateTransition turn = new RotateTransition(Duration.millis(1120), card);
        turn.setFromAngle(8);
        turn.setToAngle(0);
        FadeTransition out = new FadeTransition(Duration.millis(160), card);
        out.setToValue(0);
        out.setOnFinished(_ -> {
            card.setTranslateX(AWAY_X);
            card.setTranslateY(AWAY_Y);
            card.setRotate(8);
        });
        FadeTransition in = new FadeTransition(Duration.millis(160), card);
        in.setFromValue(0);
        in.setToValue(1);
        SequentialTransition loop =
                new SequentialTransition(
                        new PauseTransition(Duration.millis(640)),
                        new ParallelTransition(slide, turn),
                        new PauseTransition(Duration.millis(1120)),
                        out,
                        in);
        loop.setCycleCount(Animation.INDEFINITE);
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe(shown -> {
                    if (shown) {
                        loop.play();
                    } else {
                        loop.stop();
                    }
                });
    }

    @Override
    protected void layoutChildren() {
        drawing.setLayoutX(Math.rint((getWidth() - Kit.WIDTH * scale) / 2));
    }
}
