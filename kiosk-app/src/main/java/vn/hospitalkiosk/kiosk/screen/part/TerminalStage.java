package vn.hospitalkiosk.kiosk.screen.part;

import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// The drawn terminal with the amount on its display and a card before it (picture 13). 960 wide, drawn for a height of 440.
public final class TerminalStage extends Region {
    private static final double DRAWN_HEIGHT = 440;
    private static final double SHRUNK = 0.88;

    private static final double LEFT = 84;
    private static final double TOP = -6;

    /// How far the terminal stands from the middle while a card is drawn beside it.
    private static final double FROM_MIDDLE = LEFT + 675 * SHRUNK - Kit.WIDTH / 2;

    private final Group drawing = new Group();
    private final Label display;
    private final double scale;
    private final double left;

    /// @param amount as on the terminal's own display
    /// @param card whether a card is still wanted
    public TerminalStage(String amount, boolean card, double height) {
        scale = height / DRAWN_HEIGHT;
        left = card ? LEFT : LEFT - FROM_MIDDLE;
        display = display(amount, SHRUNK * scale);
        getStyleClass().add("stage");
        drawing.setManaged(false);
        drawing.getTransforms().add(new Scale(scale, scale, 0, 0));
        Group all = new Group(terminal());
        if (card) {
            all.getChildren().addAll(card(), waves());
        }
        all.getTransforms().add(new Scale(SHRUNK, SHRUNK, 0, 0));
        all.setTranslateX(left);
        all.setTranslateY(TOP);
        drawing.getChildren().add(all);
        getChildren().addAll(drawing, display);
        Boxes.height(Boxes.width(this, Kit.WIDTH), height);
    }

    private static Group terminal() {
        return new Group(
                path(
                        "M560 44H790a34 34 0 0 1 34 34V438a34 34 0 0 1-34 34H560a34 34 0 0 1-34-34V78a34 34 0 0 1 34-34z",
                        "stage-bay"),
                path(
                        "M568 86H782a12 12 0 0 1 12 12V206a12 12 0 0 1-12 12H568a12 12 0 0 1-12-12V98a12 12 0 0 1 12-12z",
                        "terminal-display"),
                path(
                        "M568 250h56v38h-56z M648 250h56v38h-56z M728 250h56v38h-56z M568 304h56v38h-56z M648 304h56v38h-56z M728 304h56v38h-56z M568 358h56v38h-56z M648 358h56v38h-56z M728 358h56v38h-56z",
                        "terminal-key"),
                path("M568 412h56v34h-56z", "terminal-red"),
                path("M648 412h56v34h-56z", "terminal-yellow"),
                path("M728 412h56v34h-56z", "terminal-green"));
    }

    private static SVGPath path(String content, String style) {
        return StageDrawings.path(content, style, 3);
    }

    /// Not part of the drawing: a text that is scaled is drawn as outlines, and those of Inter overlap.
    private static Label display(String amount, double shrunk) {
        Type type = Type.H3.sized(amount.length() > 11 ? 32 : 40, 50);
        Label label = new Label(amount);
        label.setFont(type.weight().at(Math.rint(type.size() * shrunk)));
        label.getStyleClass().setAll("text", "terminal-amount");
        label.setAlignment(Pos.CENTER);
        label.setManaged(false);
        return label;
    }

    private static Group card() {
        Group card =
                new Group(
                        StageDrawings.path(
                                "M22 0H318a22 22 0 0 1 22 22V194a22 22 0 0 1-22 22H22a22 22 0 0 1-22-22V22a22 22 0 0 1 22-22z",
                                "card-paper",
                                5),
                        StageDrawings.path(
                                "M40 66h58a8 8 0 0 1 8 8v40a8 8 0 0 1-8 8H40a8 8 0 0 1-8-8V74a8 8 0 0 1 8-8z M32 94h74 M68 66v56",
                                "card-chip",
                                4),
                        StageDrawings.path("M34 160h180 M34 34h90", "card-line", 8));
        card.getTransforms()
                .addAll(
                        new javafx.scene.transform.Translate(120, 132),
                        new javafx.scene.transform.Rotate(-8, 0, 0));
        return card;
    }

    private static SVGPath waves() {
        SVGPath waves =
                StageDrawings.path(
                        "M478 180a70 70 0 0 1 0 100 M456 202a40 40 0 0 1 0 56 M500 158a100 100 0 0 1 0 144",
                        "terminal-waves",
                        10);
        waves.setTranslateX(-10);
        waves.setTranslateY(6);
        return waves;
    }

    @Override
    protected void layoutChildren() {
        double from = Math.rint((getWidth() - Kit.WIDTH * scale) / 2);
        double shrunk = SHRUNK * scale;
        drawing.setLayoutX(from);
        display.resizeRelocate(
                Math.rint(from + left * scale + 556 * shrunk),
                Math.rint(TOP * scale + 86 * shrunk),
                238 * shrunk,
                132 * shrunk);
    }
}
