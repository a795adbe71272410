package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Identify;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.KeyPad;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.NumberField;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Strip;

/// 02 with a card on the reader whose six digits are not known: "Nhập 6 số cuối trên thẻ".
final class DigitsFace {
    private static final int DIGITS = 6;

    private DigitsFace() {}

    static Sheet draw(Identify state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 1, Phrase.STEP_IDENTIFY))
                        .leadTop(kit.size(36, 8));
        Shared.title(sheet, kit, Phrase.DIGITS_TITLE);
        if (!kit.large() || state.note().isEmpty()) {
            Shared.lead(sheet, kit, kit.say(Phrase.DIGITS_LEAD));
        }
        if (state.note().isPresent()) {
            sheet.gap(16).body(Shared.note(kit, state.note().get()));
        }
        sheet.space();
        if (state.scannerWorks() && !kit.large() && state.note().isEmpty()) {
            sheet.body("or-scan", () -> Strip.soft(kit, Glyph.QR, kit.say(Phrase.DIGITS_OR_SCAN)))
                    .space();
        }
        String digits = state.accessNumber();
        int missing = DIGITS - digits.length();
        sheet.body(
                "field",
                List.of(digits),
                () ->
                        new NumberField(
                                        kit.say(Phrase.DIGITS_FIELD),
                                        NumberField.grouped(digits),
                                        missing,
                                        true,
                                        missing == 0 ? kit.say(Phrase.DIGITS_ENOUGH) : "",
                                        false)
                                .build(kit, "access-number", Optional.empty(), Optional.empty()));
        sheet.gap(kit.size(36, 20));
        sheet.body("keypad", () -> KeyPad.of(kit));
        sheet.gap(kit.size(12, 0));
        sheet.action(Actions.back(kit));
        double width = Actions.beside(kit.size(Actions.BACK, 340));
        // The sixth digit starts the reading by itself.
        sheet.action(
                missing > 0
                        ? Actions.blocked(
                                kit, "primary", kit.say(Phrase.MORE_DIGITS, missing), width)
                        : Actions.busy(kit, "primary", kit.say(Phrase.READING_CHIP), width));
        return sheet;
    }
}
