package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import vn.hospitalkiosk.kiosk.journey.Codes;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Stopped;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.NumberedSteps;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;

/// A step failed, or nobody knows yet whether it was done, and no money has moved: what happened, what to do, which desk, which code.
final class StoppedFace {
    private StoppedFace() {}

    static Sheet draw(Stopped state, Kit kit) {
        Sheet sheet = new Sheet().leadTop(kit.size(56, 24));
        boolean open = Codes.isOpen(state.code());
        Shared.title(sheet, kit, open ? Phrase.OPEN_TITLE : Phrase.STOPPED_TITLE);
        Shared.lead(
                sheet,
                kit,
                open
                        ? kit.say(
                                state.code().equals(Codes.CHECK_IN_NOT_KNOWN)
                                        ? Phrase.OPEN_CHECK_IN
                                        : Phrase.OPEN_RECORD)
                        : kit.say(Phrase.STOPPED_LEAD, kit.say(what(state))));
        List<String> steps = steps(state, open, kit);
        sheet.gap(kit.size(60, 36))
                .body("steps", List.of(steps), () -> NumberedSteps.card(kit, steps));
        sheet.space().body(Shared.referenceCode(kit, state.code())).gap(8);
        if (state.retry()) {
            sheet.action(
                    Actions.outline(
                            kit, "finish", Phrase.TO_START, Actions.LESSER, new Press.Finish()));
            sheet.action(
                    Actions.filled(
                            kit,
                            "primary",
                            kit.say(open ? Phrase.ASK_AGAIN : Phrase.RETRY),
                            Actions.beside(Actions.LESSER),
                            new Press.Primary()));
        } else {
            sheet.action(
                    Actions.filled(
                            kit,
                            "finish",
                            kit.say(Phrase.TO_START),
                            Kit.WIDTH,
                            new Press.Finish()));
        }
        return sheet;
    }

    private static List<String> steps(Stopped state, boolean open, Kit kit) {
        String desk = kit.texts().of(kit.hospital().reception());
        if (open) {
            return List.of(kit.say(Phrase.OPEN_ASK), kit.say(Phrase.OPEN_DESK, desk));
        }
        return state.retry()
                ? List.of(kit.say(Phrase.STOPPED_RETRY), kit.say(Phrase.STOPPED_DESK_OR, desk))
                : List.of(kit.say(Phrase.STOPPED_DESK, desk), kit.say(Phrase.STOPPED_TELL));
    }

    /// By the area of the code (docs/failure-codes.md).
    private static Phrase what(Stopped state) {
        return switch (state.code().code().charAt(0)) {
            case 'H' -> Phrase.STOPPED_H;
            case 'G' -> Phrase.STOPPED_G;
            case 'M' -> Phrase.STOPPED_M;
            case 'P' -> Phrase.STOPPED_P;
            case 'C' -> Phrase.STOPPED_C;
            case 'S' -> Phrase.STOPPED_S;
            default -> Phrase.STOPPED_K;
        };
    }
}
