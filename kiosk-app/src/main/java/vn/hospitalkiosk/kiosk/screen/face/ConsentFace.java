package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import javafx.scene.Node;
import vn.hospitalkiosk.api.ConsentQuestion;
import vn.hospitalkiosk.kiosk.journey.Comfort;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.journey.VisitState.Consent;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.CheckTile;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// Consent, purpose by purpose; the words come from the hospital's file. Nothing is ticked beforehand.
final class ConsentFace {
    private ConsentFace() {}

    static Sheet draw(Consent state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 2, Phrase.STEP_CONFIRM))
                        .leadTop(kit.size(36, 4));
        if (kit.large()) {
            sheet.lead(
                    "title",
                    () -> kit.para(kit.say(Phrase.CONSENT_TITLE).replace('\n', ' '), Type.H2));
        } else {
            Shared.title(sheet, kit, Phrase.CONSENT_TITLE);
            Shared.lead(sheet, kit, kit.say(Phrase.CONSENT_LEAD));
        }
        sheet.space();
        int onPage = kit.large() ? 2 : 4;
        int pages = Math.max(1, Math.ceilDiv(state.questions().size(), onPage));
        int page = Math.floorMod(kit.memory().page(), pages);
        List<ConsentQuestion> shown =
                state.questions()
                        .subList(
                                page * onPage,
                                Math.min(state.questions().size(), (page + 1) * onPage));
        for (ConsentQuestion question : shown) {
            boolean on = state.ticked().contains(question.purpose());
            sheet.body("purpose-" + question.purpose(), List.of(on), () -> tile(kit, question, on))
                    .gap(kit.size(24, 20));
        }
        if (pages > 1) {
            sheet.body("next", List.of(page), () -> Pages.next(kit, page, pages)).gap(20);
        }
        sheet.action(Actions.back(kit));
        double width = Actions.beside(kit.size(Actions.BACK, 340));
        sheet.action(
                state.suffices()
                        ? Actions.filled(
                                kit,
                                "primary",
                                kit.say(Phrase.MAKE_RECORD),
                                width,
                                new Press.Primary())
                        : Actions.blocked(kit, "primary", kit.say(Phrase.CONSENT_NEEDED), width));
        return sheet;
    }

    private static Node tile(Kit kit, ConsentQuestion question, boolean on) {
        ConsentQuestion.Words words =
                kit.texts().language() == Comfort.Language.ENGLISH ? question.en() : question.vi();
        return CheckTile.wide(
                kit,
                "tick-" + question.purpose(),
                words.title() + (question.required() ? " " + kit.say(Phrase.CONSENT_REQUIRED) : ""),
                words.text(),
                on,
                () -> kit.press(new Press.Tick(question.purpose())));
    }
}
