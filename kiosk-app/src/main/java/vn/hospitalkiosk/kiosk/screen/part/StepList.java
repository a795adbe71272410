package vn.hospitalkiosk.kiosk.screen.part;

import java.util.List;
import java.util.OptionalDouble;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What is done, what is being done, what comes: icon, text, note at the right.
public final class StepList {
    public enum State {
        DONE(Glyph.OK_CIRCLE, "tone-ok"),
        NOW(Glyph.REFRESH, "tone-step"),
        TODO(Glyph.CLOCK, "soft-icon");

        private final Glyph glyph;
        private final String tone;

        State(Glyph glyph, String tone) {
            this.glyph = glyph;
            this.tone = tone;
        }
    }

    /// @param progress 0 to 1, drawn as a bar under the text
    public record Step(State state, String text, String note, OptionalDouble progress) {}

    private StepList() {}

    public static Node of(Kit kit, List<Step> steps) {
        VBox card = new VBox();
        for (int i = 0; i < steps.size(); i++) {
            if (i > 0) {
                card.getChildren().add(Boxes.divider());
            }
            card.getChildren().addAll(rows(kit, steps.get(i)));
        }
        return Boxes.styled(Boxes.padded(card, 14, 40, 14, 40), "card");
    }

    private static List<Node> rows(Kit kit, Step step) {
        Type type = Type.BODY_L.sized(36, 48);
        HBox row =
                Boxes.row(
                        28,
                        kit.icon(step.state().glyph, Icon.Size.M, step.state().tone),
                        Boxes.wide(
                                kit.para(
                                        step.text(),
                                        step.state() == State.NOW ? type.bold() : type.medium(),
                                        step.state() == State.TODO ? "soft" : "ink")),
                        kit.line(step.note(), Type.SMALL, "soft"));
        Boxes.padded(row, kit.size(26, 20), 0, kit.size(26, 20), 0);
        if (step.progress().isEmpty()) {
            return List.of(row);
        }
        VBox under =
                Boxes.padded(new VBox(bar(step.progress().getAsDouble(), "bar-on")), 0, 0, 28, 84);
        return List.of(row, under);
    }

    /// A bar filled to `progress`, 0 to 1.
    static Node bar(double progress, String style) {
        Region fill = new Region();
        fill.getStyleClass().addAll("progress", style);
        StackPane track =
                new StackPane(fill) {
                    @Override
                    protected void layoutChildren() {
                        fill.resizeRelocate(
                                0,
                                0,
                                snapSizeX(getWidth() * Math.clamp(progress, 0, 1)),
                                getHeight());
                    }
                };
        track.getStyleClass()
                .addAll("progress", style.equals("bar-on") ? "progress-track" : style + "-track");
        return Boxes.height(track, 14);
    }

    public static Node okBar(double progress) {
        return bar(progress, "bar-ok");
    }
}
