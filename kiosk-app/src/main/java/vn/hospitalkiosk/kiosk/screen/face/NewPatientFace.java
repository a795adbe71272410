package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.journey.VisitState.NewPatient;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Piece;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;

/// The HIS knows nobody of this document: the masked data of the card, and the offer to make a record.
final class NewPatientFace {
    private NewPatientFace() {}

    static Sheet draw(NewPatient state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 2, Phrase.STEP_CONFIRM))
                        .leadTop(kit.size(36, 8));
        Shared.title(sheet, kit, Phrase.NEW_PATIENT_TITLE);
        if (!kit.large()) {
            Shared.lead(sheet, kit, kit.say(Phrase.NEW_PATIENT_LEAD));
        }
        sheet.space();
        sheet.body(
                "patient",
                List.of(state.patient()),
                () -> ConfirmFace.card(state.patient(), kit, false));
        sheet.gap(kit.size(32, 20))
                .body(
                        "banner",
                        () ->
                                StatusBanner.of(
                                        kit,
                                        StatusBanner.Kind.INFO,
                                        Glyph.INFO,
                                        kit.say(Phrase.MASKED_TITLE),
                                        kit.say(Phrase.MASKED_LINE)));
        sheet.space(1.4);
        sheet.action(Piece.of("not-me", () -> ConfirmFace.notMe(kit)));
        sheet.action(
                Actions.filled(
                        kit,
                        "primary",
                        kit.say(Phrase.MAKE_RECORD),
                        Actions.beside(Actions.LESSER),
                        new Press.Primary()));
        return sheet;
    }
}
