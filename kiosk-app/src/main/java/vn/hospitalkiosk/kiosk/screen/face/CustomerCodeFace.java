package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import vn.hospitalkiosk.kiosk.journey.JourneyState.CustomerCode;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.BillTable;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.NumberedSteps;
import vn.hospitalkiosk.kiosk.screen.part.ReaderStage;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;

/// 12 the other way round: the scanner waits for the code of the payer's app. The act is the payer's: no filled button.
final class CustomerCodeFace {
    private static final double CHANGE = 400;

    private CustomerCodeFace() {}

    static Sheet draw(CustomerCode state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 5, Phrase.STEP_PAY, state.patient()))
                        .leadTop(kit.size(36, 12));
        Shared.title(sheet, kit, Phrase.CUSTOMER_CODE_TITLE);
        if (!kit.large() || state.note().isEmpty()) {
            Shared.lead(sheet, kit, kit.say(Phrase.CUSTOMER_CODE_LEAD, state.label()));
        }
        String due = kit.texts().amount(state.bill().due());
        sheet.gap(kit.size(32, 16))
                .body(
                        "amount",
                        List.of(due),
                        () -> BillTable.amount(kit, kit.say(Phrase.AMOUNT), due));
        state.note().ifPresent(note -> sheet.gap(20).body(Shared.note(kit, note)));
        if (state.scannerWorks()) {
            how(sheet, state, kit);
        } else {
            sheet.gap(20)
                    .body(
                            "scanner-down",
                            () ->
                                    StatusBanner.of(
                                            kit,
                                            StatusBanner.Kind.WARN,
                                            Glyph.WARN,
                                            "",
                                            kit.say(Phrase.CUSTOMER_CODE_NO_SCANNER)));
        }
        sheet.gap(24).space();
        String line = state.scannerWorks() ? kit.say(Phrase.CUSTOMER_CODE_WAITING_LINE) : "";
        sheet.body(
                        "live",
                        List.of(line),
                        () ->
                                StatusBanner.of(
                                        kit,
                                        StatusBanner.Kind.INFO,
                                        Glyph.INFO,
                                        kit.say(Phrase.CUSTOMER_CODE_WAITING),
                                        line))
                .gap(4);
        sheet.action(
                Actions.outline(
                        kit,
                        "change-method",
                        Phrase.CHANGE_METHOD,
                        kit.size(CHANGE, 420),
                        new Press.ChangeMethod()));
        return sheet;
    }

    /// With large text the steps alone; else the picture and the steps side by side under it.
    private static void how(Sheet sheet, CustomerCode state, Kit kit) {
        List<String> steps =
                List.of(
                        kit.say(Phrase.QR_1_WALLET, state.label()),
                        kit.say(Phrase.CUSTOMER_CODE_2),
                        kit.say(Phrase.CUSTOMER_CODE_3));
        if (kit.large()) {
            sheet.gap(24).body("steps", List.of(steps), () -> NumberedSteps.card(kit, steps));
            return;
        }
        double height = state.note().isPresent() ? 290 : 420;
        sheet.gap(24)
                .body(
                        "stage",
                        List.of(height),
                        () -> new ReaderStage(ReaderStage.Show.SCAN, height));
        sheet.gap(32).body("steps", List.of(steps), () -> NumberedSteps.row(kit, steps));
    }
}
