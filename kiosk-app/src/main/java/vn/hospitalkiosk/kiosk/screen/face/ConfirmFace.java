package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.PatientView;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Confirm;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Piece;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// 06, 06b.
final class ConfirmFace {
    private ConfirmFace() {}

    static Sheet draw(Confirm state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 2, Phrase.STEP_CONFIRM))
                        .leadTop(kit.size(36, 12));
        Shared.title(
                sheet, kit, state.forOther() ? Phrase.CONFIRM_OTHER_TITLE : Phrase.CONFIRM_TITLE);
        Shared.lead(sheet, kit, kit.say(Phrase.CONFIRM_LEAD));
        sheet.space();
        sheet.body("patient", List.of(state.patient()), () -> card(state.patient(), kit, true));
        sheet.gap(kit.size(32, 20));
        CoverageView.State coverage = state.patient().coverage().state();
        sheet.body("banner", List.of(coverage), () -> banner(coverage, kit));
        sheet.space(1.4);
        sheet.action(Piece.of("not-me", () -> notMe(kit)));
        sheet.action(
                Actions.filled(
                        kit,
                        "primary",
                        kit.say(Phrase.YES_ME),
                        Actions.beside(Actions.LESSER),
                        new Press.Primary()));
        return sheet;
    }

    private static Node banner(CoverageView.State coverage, Kit kit) {
        return switch (coverage) {
            case UNVERIFIED ->
                    StatusBanner.of(
                            kit,
                            StatusBanner.Kind.WARN,
                            Glyph.WARN,
                            kit.say(Phrase.GATEWAY_DOWN_TITLE),
                            kit.say(Phrase.GATEWAY_DOWN_LINE));
            case NOT_ANSWERED ->
                    StatusBanner.of(
                            kit,
                            StatusBanner.Kind.WARN,
                            Glyph.WARN,
                            kit.say(Phrase.NOT_ANSWERED_TITLE),
                            kit.say(Phrase.NOT_ANSWERED_LINE));
            case VALID, NEW_CARD, EXPIRED, NOT_INSURED, SEE_DESK, CHECKING, NOT_USED ->
                    StatusBanner.of(
                            kit,
                            StatusBanner.Kind.INFO,
                            Glyph.INFO,
                            kit.say(Phrase.MASKED_TITLE),
                            kit.say(Phrase.MASKED_LINE));
        };
    }

    static Node notMe(Kit kit) {
        String words = kit.say(Phrase.NOT_ME);
        return kit.large()
                ? Actions.secondary(kit, "not-me", words, Actions.LESSER, new Press.NotMe())
                : Actions.secondary(
                        kit, "not-me", words, Glyph.NOT_USER, Actions.LESSER, new Press.NotMe());
    }

    /// @param coverage whether the insurance is known
    static Node card(PatientView patient, Kit kit, boolean coverage) {
        double space = kit.size(30, 16);
        Type value = Type.H2.sized(kit.size(44, 38), kit.size(56, 48));
        VBox card =
                new VBox(
                        row(
                                kit,
                                Phrase.FULL_NAME,
                                patient.maskedName(),
                                Type.H2.sized(kit.size(52, 42), 56),
                                space),
                        Boxes.divider(),
                        row(
                                kit,
                                Phrase.BIRTH_YEAR,
                                Integer.toString(patient.birthYear()),
                                value,
                                space),
                        Boxes.divider(),
                        row(kit, Phrase.ID_NUMBER, patient.maskedNumber(), value, space));
        if (coverage) {
            card.getChildren()
                    .addAll(
                            Boxes.divider(),
                            Boxes.padded(
                                    Coverage.rows(kit, patient.coverage()), space, 0, space, 0));
        }
        return Boxes.styled(Boxes.padded(card, 14, 44, 14, 44), "card");
    }

    private static HBox row(Kit kit, Phrase label, String value, Type type, double space) {
        HBox row =
                Boxes.row(
                        24,
                        kit.line(kit.say(label), Type.BODY_L, "soft"),
                        Boxes.push(),
                        kit.line(value, type));
        return Boxes.padded(row, space, 0, space, 0);
    }
}
