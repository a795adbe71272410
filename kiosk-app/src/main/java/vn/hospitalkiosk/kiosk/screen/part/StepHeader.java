package vn.hospitalkiosk.kiosk.screen.part;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import vn.hospitalkiosk.api.PatientView;
import vn.hospitalkiosk.kiosk.language.Phrase;

/// "Bước n/5 · name" and five bars; from step 3 the masked patient. Steps that were skipped count as done.
public final class StepHeader {
    public static final int STEPS = 5;

    private StepHeader() {}

    public static Piece of(Kit kit, int step, Phrase name) {
        return piece(kit, step, name, "");
    }

    /// @param patient with an empty name after a restart of the kiosk: then nothing is shown
    public static Piece of(Kit kit, int step, Phrase name, PatientView patient) {
        return piece(
                kit,
                step,
                name,
                patient.maskedName().isEmpty()
                        ? ""
                        : patient.maskedName() + " · " + patient.birthYear());
    }

    private static Piece piece(Kit kit, int step, Phrase name, String patient) {
        return Piece.of(
                "step", List.of(step, name, patient), () -> build(kit, step, name, patient));
    }

    private static Node build(Kit kit, int step, Phrase name, String patient) {
        HBox text =
                Boxes.row(
                        24,
                        kit.line(
                                kit.say(Phrase.STEP, step, kit.say(name)),
                                Type.SMALL.strong(),
                                "tone-step"),
                        Boxes.push());
        VBox header = Boxes.column(12, text);
        if (!kit.large()) {
            text.getChildren().add(kit.line(patient, Type.SMALL.medium(), "soft"));
            HBox bars = Boxes.row(12);
            for (int i = 1; i <= STEPS; i++) {
                Region bar = Boxes.wide(Boxes.height(new Region(), 10));
                bar.getStyleClass().add(i <= step ? "bar-on" : "bar-off");
                bars.getChildren().add(bar);
            }
            header.getChildren().add(bars);
        }
        return Boxes.padded(header, kit.size(16, 8), Frame.MARGIN, 0, Frame.MARGIN);
    }
}
