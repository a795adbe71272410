package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import vn.hospitalkiosk.kiosk.journey.Elsewhere;
import vn.hospitalkiosk.kiosk.journey.JourneyState.PaidElsewhere;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.journey.Task;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.NumberedSteps;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;

/// The bill was paid at another place; whoever paid our code as well learns where the surplus is.
final class PaidElsewhereFace {
    private PaidElsewhereFace() {}

    static Sheet draw(PaidElsewhere state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 5, Phrase.STEP_PAY, state.patient()))
                        .leadTop(kit.size(36, 12));
        boolean voided = Elsewhere.isVoid(state.payment());
        Shared.title(sheet, kit, voided ? Phrase.VOID_TITLE : Phrase.ELSEWHERE_TITLE);
        Shared.lead(
                sheet,
                kit,
                kit.say(
                        voided ? Phrase.VOID_LEAD : Phrase.ELSEWHERE_LEAD,
                        kit.texts().amount(state.payment().amount())));
        sheet.gap(kit.size(40, 16))
                .body(Shared.reference(kit, state.payment(), Phrase.LOOKUP_CODE));
        List<String> steps =
                List.of(
                        kit.say(Phrase.ELSEWHERE_1),
                        kit.say(
                                voided ? Phrase.VOID_2 : Phrase.ELSEWHERE_2,
                                kit.texts().of(kit.hospital().cashDesksShort())));
        sheet.gap(kit.size(32, 16))
                .body("steps", List.of(steps), () -> NumberedSteps.card(kit, steps));
        sheet.space();
        Phrase go = state.session().task() == Task.PAY ? Phrase.FINISH : Phrase.TAKE_NUMBER;
        sheet.action(Actions.filled(kit, "primary", kit.say(go), Kit.WIDTH, new Press.Primary()));
        return sheet;
    }
}
