package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.journey.VisitState.ShowSlip;
import vn.hospitalkiosk.kiosk.journey.VisitState.SlipProblem;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.ReaderStage;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;

/// After 07 "Tái khám theo phiếu hẹn": the scanner waits for the slip.
final class ShowSlipFace {
    private ShowSlipFace() {}

    static Sheet draw(ShowSlip state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 3, Phrase.STEP_REASON, state.patient()))
                        .leadTop(kit.size(36, 12));
        Shared.title(sheet, kit, Phrase.SCAN_SLIP_TITLE);
        Shared.lead(
                sheet,
                kit,
                kit.say(state.scannerWorks() ? Phrase.SCAN_SLIP_LEAD : Phrase.SLIP_NO_SCANNER));
        state.problem()
                .ifPresent(problem ->
                        sheet.gap(kit.size(32, 16))
                                .body(
                                        "problem",
                                        List.of(problem),
                                        () ->
                                                StatusBanner.of(
                                                        kit,
                                                        StatusBanner.Kind.WARN,
                                                        Glyph.WARN,
                                                        "",
                                                        words(problem, kit))));
        double height = kit.size(470, state.problem().isPresent() ? 0 : 300);
        if (height > 0 && state.scannerWorks()) {
            sheet.gap(kit.size(40, 16))
                    .body("stage", () -> new ReaderStage(ReaderStage.Show.SCAN, height));
        }
        sheet.space();
        sheet.action(Actions.back(kit));
        sheet.action(
                Actions.outline(
                        kit,
                        "new-visit",
                        Phrase.NEW_VISIT,
                        Actions.beside(kit.size(Actions.BACK, 340)),
                        new Press.NewVisit()));
        return sheet;
    }

    private static String words(SlipProblem problem, Kit kit) {
        return switch (problem) {
            case USED -> kit.say(Phrase.SLIP_USED);
            case EXPIRED -> kit.say(Phrase.SLIP_EXPIRED);
            case NOT_YOURS ->
                    kit.say(Phrase.SLIP_NOT_YOURS, kit.texts().of(kit.hospital().receptionShort()));
            case NOT_A_SLIP -> kit.say(Phrase.SLIP_NOT_A_SLIP);
        };
    }
}
