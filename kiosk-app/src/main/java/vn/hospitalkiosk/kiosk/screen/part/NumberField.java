package vn.hospitalkiosk.kiosk.screen.part;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A field of digits: label 28, value 56. Never an editable control: digits come from the keypad through the journey.
///
/// @param shown what stands in it, already grouped or masked
/// @param missing digits still to come, drawn as places when active
/// @param done words of the pill when complete, empty else
/// @param error edge in the colour of a fault
public record NumberField(
        String label, String shown, int missing, boolean active, String done, boolean error) {
    private static final Type VALUE = Type.TASK;

    /// @param choose makes the field active; empty when it is the only one
    /// @param beside stands at the right of the value, such as "Hiện số"
    public Node build(Kit kit, String id, Optional<Runnable> choose, Optional<Node> beside) {
        HBox top =
                Boxes.row(
                        24,
                        Boxes.wide(
                                kit.para(
                                        label,
                                        Type.SMALL.strong(),
                                        active ? "tone-step" : "soft")));
        Boxes.atLeast(top, done.isEmpty() ? 40 : 56);
        if (!done.isEmpty() && !kit.large()) {
            top.getChildren().add(Pill.of(kit, Pill.Kind.OK, Glyph.CHECK, done, Type.SMALL));
        }
        HBox value = Boxes.row(4, kit.line(shown, VALUE));
        Boxes.atLeast(value, 72);
        if (active && missing > 0) {
            value.getChildren()
                    .addAll(
                            caret(),
                            kit.line(
                                    " _".repeat(Math.min(missing, 6)).strip(),
                                    VALUE.medium(),
                                    "places"));
        }
        VBox face =
                Boxes.padded(
                        Boxes.column(4, top, value), kit.size(20, 10), 32, kit.size(24, 14), 32);
        String look = error ? "field-error" : active ? "field-active" : "field-plain";
        Region field =
                choose.<Region>map(
                                act -> new TouchButton(id, label, face, act).styled("field", look))
                        .orElseGet(() -> Boxes.styled(face, "field", look));
        if (beside.isEmpty()) {
            return field;
        }
        StackPane whole = new StackPane(field, beside.get());
        StackPane.setAlignment(beside.get(), javafx.geometry.Pos.BOTTOM_RIGHT);
        return whole;
    }

    private static Node caret() {
        Region caret = Boxes.height(Boxes.width(new Region(), 5), 56);
        caret.getStyleClass().add("caret");
        return caret;
    }

    /// `031 085 010 427`, with wider gaps.
    public static String grouped(String digits) {
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            grouped.append(i > 0 && i % 3 == 0 ? " " : "").append(digits.charAt(i));
        }
        return grouped.toString();
    }

    /// All but the last four as dots.
    public static String masked(String digits) {
        int hidden = Math.max(0, digits.length() - 4);
        return "•".repeat(hidden) + digits.substring(hidden);
    }

    @Override
    public String toString() {
        return "NumberField[***]";
    }
}
