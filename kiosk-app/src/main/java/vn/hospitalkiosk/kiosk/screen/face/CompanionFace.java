package vn.hospitalkiosk.kiosk.screen.face;

import vn.hospitalkiosk.api.CompanionView.Relation;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.journey.VisitState.Companion;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Tiles;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// "Đăng ký hộ": what the person at the kiosk is to the patient.
final class CompanionFace {
    private CompanionFace() {}

    static Sheet draw(Companion state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 1, Phrase.STEP_IDENTIFY))
                        .leadTop(kit.size(36, 8));
        Shared.title(sheet, kit, Phrase.COMPANION_TITLE);
        if (!kit.large()) {
            Shared.lead(sheet, kit, kit.say(Phrase.COMPANION_LEAD));
        }
        sheet.space();
        choice(
                sheet,
                kit,
                "newborn",
                Glyph.CHILD,
                Phrase.FOR_NEWBORN,
                Phrase.FOR_NEWBORN_LINE,
                Relation.MOTHER,
                true);
        choice(
                sheet,
                kit,
                "child",
                Glyph.CHILD,
                Phrase.FOR_CHILD,
                Phrase.FOR_CHILD_LINE,
                Relation.GUARDIAN,
                false);
        choice(
                sheet,
                kit,
                "parent",
                Glyph.ELDER,
                Phrase.FOR_PARENT,
                Phrase.FOR_PARENT_LINE,
                Relation.CHILD,
                false);
        choice(
                sheet,
                kit,
                "other",
                Glyph.USER,
                Phrase.FOR_OTHER,
                Phrase.FOR_OTHER_LINE,
                Relation.OTHER,
                false);
        sheet.action(Actions.back(kit));
        return sheet;
    }

    private static void choice(
            Sheet sheet,
            Kit kit,
            String id,
            Glyph glyph,
            Phrase title,
            Phrase line,
            Relation relation,
            boolean cardless) {
        sheet.body(
                        "for-" + id,
                        () ->
                                Tiles.choice(
                                        kit,
                                        "for-" + id,
                                        new Tiles.Words(
                                                glyph,
                                                kit.say(title),
                                                kit.large() ? "" : kit.say(line)),
                                        Type.H3,
                                        Type.BODY,
                                        kit.size(180, 158),
                                        true,
                                        () ->
                                                kit.press(
                                                        new Press.ChooseRelation(
                                                                relation, cardless))))
                .gap(kit.size(24, 20));
    }
}
