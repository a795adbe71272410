package vn.hospitalkiosk.kiosk.screen.face;

import java.util.Locale;
import vn.hospitalkiosk.kiosk.journey.JourneyState.TypedKind;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.journey.VisitState.NumberKind;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Tiles;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// 05 "Số khác": which number the patient knows.
final class NumberKindFace {
    private NumberKindFace() {}

    static Sheet draw(NumberKind state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 1, Phrase.STEP_IDENTIFY))
                        .leadTop(kit.size(36, 12));
        Shared.title(sheet, kit, Phrase.NUMBER_KIND_TITLE);
        sheet.space();
        choice(
                sheet,
                kit,
                TypedKind.PERSONAL,
                Glyph.ID_CARD,
                Phrase.KIND_PERSONAL,
                Phrase.FIELD_NUMBER);
        choice(
                sheet,
                kit,
                TypedKind.INSURANCE,
                Glyph.SHIELD,
                Phrase.KIND_INSURANCE,
                Phrase.FIELD_INSURANCE);
        choice(
                sheet,
                kit,
                TypedKind.PATIENT_CODE,
                Glyph.SLIP,
                Phrase.KIND_PATIENT_CODE,
                Phrase.FIELD_PATIENT_CODE);
        choice(sheet, kit, TypedKind.PHONE, Glyph.PHONE, Phrase.KIND_PHONE, Phrase.FIELD_PHONE);
        sheet.action(Actions.back(kit));
        return sheet;
    }

    private static void choice(
            Sheet sheet, Kit kit, TypedKind kind, Glyph glyph, Phrase title, Phrase line) {
        String id = "kind-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        sheet.body(
                        id,
                        () ->
                                Tiles.choice(
                                        kit,
                                        id,
                                        new Tiles.Words(
                                                glyph,
                                                kit.say(title),
                                                kit.large() ? "" : kit.say(line)),
                                        Type.H3,
                                        Type.BODY,
                                        kit.size(180, 158),
                                        true,
                                        () -> kit.press(new Press.ChooseKind(kind))))
                .gap(kit.size(24, 20));
    }
}
