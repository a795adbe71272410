package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Lookup;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.LetterPad;
import vn.hospitalkiosk.kiosk.screen.part.NumberField;
import vn.hospitalkiosk.kiosk.screen.part.Piece;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.Strip;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// From 01: the reference of a payment, typed or scanned off a slip.
final class LookupFace {
    private static final int LENGTH = 6;

    private LookupFace() {}

    static Sheet draw(Lookup state, Kit kit) {
        Sheet sheet = new Sheet().leadTop(kit.size(44, 8));
        Shared.title(sheet, kit, Phrase.LOOKUP_TITLE);
        if (state.note().isEmpty() && !kit.large()) {
            Shared.lead(sheet, kit, kit.say(Phrase.LOOKUP_LEAD));
        }
        state.note().ifPresent(note -> sheet.gap(kit.size(24, 8)).body(Shared.note(kit, note)));
        if (state.scannerWorks() && (state.note().isEmpty() || !kit.large())) {
            sheet.gap(kit.size(32, 8))
                    .body(
                            "scan",
                            () ->
                                    Strip.of(
                                            kit,
                                            Glyph.QR,
                                            kit.say(Phrase.LOOKUP_SCAN),
                                            Type.BODY,
                                            "soft"));
        }
        sheet.space();
        int missing = LENGTH - state.typed().length();
        sheet.body(
                "reference",
                List.of(state.typed(), state.note().isPresent()),
                () ->
                        new NumberField(
                                        kit.say(Phrase.LOOKUP_FIELD),
                                        state.facility() + "-" + state.typed(),
                                        missing,
                                        true,
                                        "",
                                        state.note().isPresent() && state.typed().isEmpty())
                                .build(kit, "field", Optional.empty(), Optional.empty()));
        sheet.gap(kit.size(24, 12)).body("letters", () -> LetterPad.of(kit));
        lesser(sheet, kit);
        double width = Kit.WIDTH - 48 - kit.size(500, 570);
        sheet.action(
                missing > 0
                        ? Actions.blocked(
                                kit, "primary", kit.say(Phrase.MORE_LETTERS, missing), width)
                        : Actions.filled(
                                kit,
                                "primary",
                                kit.say(Phrase.LOOK_UP),
                                width,
                                new Press.Primary()));
        return sheet;
    }

    private static void lesser(Sheet sheet, Kit kit) {
        sheet.action(
                Piece.of(
                        "back",
                        () ->
                                Actions.secondary(
                                        kit,
                                        "back",
                                        kit.say(Phrase.BACK),
                                        kit.size(220, 250),
                                        new Press.Back())));
        sheet.action(
                Actions.outline(
                        kit,
                        "see-results",
                        Phrase.SEE_RESULTS,
                        kit.size(280, 320),
                        new Press.SeeResults()));
    }
}
