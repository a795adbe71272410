package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import vn.hospitalkiosk.kiosk.journey.JourneyState.CardTrouble;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.NumberedSteps;
import vn.hospitalkiosk.kiosk.screen.part.ReaderStage;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;

/// 04, 04b, 04c and their sisters: what happened, two steps, a code to read aloud. Never blames, never accuses.
final class CardTroubleFace {
    private CardTroubleFace() {}

    private record Words(
            Phrase title, Phrase lead, String first, Phrase second, ReaderStage.Show stage) {}

    static Sheet draw(CardTrouble state, Kit kit) {
        Words words = words(state, kit);
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 1, Phrase.STEP_IDENTIFY))
                        .leadTop(kit.size(36, 16));
        Shared.title(sheet, kit, words.title());
        Shared.lead(sheet, kit, kit.say(words.lead()));
        double height = kit.size(470, 280);
        sheet.gap(kit.size(36, 20))
                .body(
                        "stage",
                        List.of(words.stage()),
                        () -> new ReaderStage(words.stage(), height));
        List<String> steps = List.of(words.first(), kit.say(words.second()));
        sheet.gap(kit.size(36, 20))
                .body("steps", List.of(steps), () -> NumberedSteps.card(kit, steps));
        sheet.space().body(Shared.referenceCode(kit, state.code())).gap(8);
        actions(sheet, state, kit);
        return sheet;
    }

    private static Words words(CardTrouble state, Kit kit) {
        return switch (state.trouble()) {
            case MOVED ->
                    new Words(
                            Phrase.MOVED_TITLE,
                            Phrase.MOVED_LEAD,
                            kit.say(Phrase.MOVED_1),
                            Phrase.MOVED_2,
                            ReaderStage.Show.MOVED);
            case WRONG_CARD ->
                    new Words(
                            Phrase.WRONG_TITLE,
                            Phrase.WRONG_LEAD,
                            kit.say(Phrase.WRONG_1),
                            Phrase.WRONG_2,
                            ReaderStage.Show.WRONG);
            case WRONG_DIGITS ->
                    new Words(
                            Phrase.DIGITS_WRONG_TITLE,
                            Phrase.DIGITS_WRONG_LEAD,
                            kit.say(Phrase.DIGITS_WRONG_1),
                            Phrase.DIGITS_WRONG_2,
                            ReaderStage.Show.READING);
            case UNREADABLE ->
                    new Words(
                            Phrase.UNREADABLE_TITLE,
                            Phrase.UNREADABLE_LEAD,
                            kit.say(Phrase.UNREADABLE_1),
                            Phrase.UNREADABLE_2,
                            ReaderStage.Show.MOVED);
            case SEE_DESK ->
                    new Words(
                            Phrase.UNREADABLE_TITLE,
                            Phrase.SEE_DESK_LEAD,
                            kit.say(
                                    Phrase.SEE_DESK_1,
                                    kit.texts().of(kit.hospital().receptionShort())),
                            Phrase.UNREADABLE_2,
                            ReaderStage.Show.MOVED);
        };
    }

    private static void actions(Sheet sheet, CardTrouble state, Kit kit) {
        double rest = Actions.beside(Actions.LESSER);
        switch (state.trouble()) {
            case MOVED, WRONG_CARD ->
                    otherWay(sheet, kit)
                            .action(
                                    Actions.filled(
                                            kit,
                                            "primary",
                                            kit.say(Phrase.READ_AGAIN),
                                            rest,
                                            new Press.Primary()));
            case WRONG_DIGITS ->
                    otherWay(sheet, kit)
                            .action(
                                    Actions.filled(
                                            kit,
                                            "primary",
                                            kit.say(Phrase.DIGITS_AGAIN),
                                            rest,
                                            new Press.Primary()));
            case UNREADABLE -> {
                sheet.action(
                        Actions.outline(
                                kit,
                                "type-instead",
                                Phrase.WAY_TYPE,
                                Actions.LESSER,
                                new Press.TypeInstead()));
                sheet.action(
                        Actions.filled(
                                kit,
                                "scan-instead",
                                kit.say(Phrase.WAY_SCAN),
                                rest,
                                new Press.ScanInstead()));
            }
            case SEE_DESK -> {
                sheet.action(
                        Actions.outline(
                                kit,
                                "finish",
                                Phrase.TO_START,
                                Actions.LESSER,
                                new Press.Finish()));
                sheet.action(
                        Actions.filled(
                                kit,
                                "type-instead",
                                kit.say(Phrase.WAY_TYPE),
                                rest,
                                new Press.TypeInstead()));
            }
        }
    }

    private static Sheet otherWay(Sheet sheet, Kit kit) {
        return sheet.action(
                Actions.outline(
                        kit,
                        "other-way",
                        Phrase.USE_OTHER_WAY,
                        Actions.LESSER,
                        new Press.OtherWay()));
    }
}
