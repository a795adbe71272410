package vn.hospitalkiosk.kiosk.screen.face;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import vn.hospitalkiosk.kiosk.journey.JourneyState.ReadingChip;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.ReaderStage;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.StepList;
import vn.hospitalkiosk.kiosk.screen.part.Strip;

/// 03. The bar follows the bytes read.
final class ReadingChipFace {
    private static final List<Phrase> STEPS =
            List.of(Phrase.READING_FOUND, Phrase.READING_CHIP, Phrase.READING_CHECK);

    private ReadingChipFace() {}

    static Sheet draw(ReadingChip state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 1, Phrase.STEP_IDENTIFY))
                        .leadTop(kit.size(36, 20));
        Shared.title(sheet, kit, Phrase.READING_TITLE);
        Shared.lead(sheet, kit, kit.say(Phrase.READING_LEAD));
        double height = kit.size(470, 330);
        sheet.gap(kit.size(36, 24));
        sheet.body("stage", () -> new ReaderStage(ReaderStage.Show.READING, height));
        sheet.gap(kit.size(40, 24));
        int percent =
                state.expected() > 0
                        ? (int) Math.min(100L, 100L * state.read() / state.expected())
                        : 0;
        sheet.body(
                "steps",
                List.of(state.stage(), percent),
                () -> StepList.of(kit, steps(state, percent, kit)));
        sheet.space();
        sheet.body(
                "no-picture",
                () -> Strip.soft(kit, Glyph.LOCK, kit.say(Phrase.READING_NO_PICTURE)));
        sheet.action(Actions.back(kit, "cancel", Phrase.CANCEL, new Press.Cancel()));
        return sheet;
    }

    private static List<StepList.Step> steps(ReadingChip state, int percent, Kit kit) {
        int now =
                switch (state.stage()) {
                    case CARD_FOUND -> 0;
                    case READING -> 1;
                    case CHECKING -> 2;
                };
        List<StepList.Step> steps = new ArrayList<>();
        for (int i = 0; i < STEPS.size(); i++) {
            String words = kit.say(STEPS.get(i));
            if (i < now) {
                steps.add(
                        new StepList.Step(
                                StepList.State.DONE,
                                words,
                                kit.say(Phrase.DONE),
                                OptionalDouble.empty()));
            } else if (i == now) {
                boolean reading = state.stage() == ReadingChip.Stage.READING;
                steps.add(
                        new StepList.Step(
                                StepList.State.NOW,
                                words,
                                kit.say(Phrase.OF_THREE, i + 1),
                                reading
                                        ? OptionalDouble.of(percent / 100.0)
                                        : OptionalDouble.empty()));
            } else {
                steps.add(
                        new StepList.Step(StepList.State.TODO, words, "", OptionalDouble.empty()));
            }
        }
        return steps;
    }
}
