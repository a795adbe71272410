package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;
import vn.hospitalkiosk.kiosk.journey.JourneyState.TypeNumber;
import vn.hospitalkiosk.kiosk.journey.JourneyState.TypedKind;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Icon;
import vn.hospitalkiosk.kiosk.screen.part.KeyPad;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.NumberField;
import vn.hospitalkiosk.kiosk.screen.part.Piece;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Strip;
import vn.hospitalkiosk.kiosk.screen.part.TouchButton;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// 05.
final class TypeNumberFace {
    private static final int YEAR = 4;

    private TypeNumberFace() {}

    static Sheet draw(TypeNumber state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 1, Phrase.STEP_IDENTIFY))
                        .leadTop(kit.size(36, 4));
        if (state.noMatch()) {
            // One line, so that the sentence under it has room.
            sheet.lead(
                    "short-title",
                    () -> kit.para(kit.say(title(state)).replace('\n', ' '), Type.H2));
        } else {
            Shared.title(sheet, kit, title(state));
        }
        if (state.noMatch()) {
            sheet.gap(kit.size(24, 8)).body(Shared.note(kit, Note.NO_MATCH));
        }
        if (!kit.large() && !state.noMatch()) {
            sheet.gap(40)
                    .body(
                            "why",
                            () ->
                                    Strip.of(
                                            kit,
                                            Glyph.INFO,
                                            kit.say(Phrase.TYPE_WHY),
                                            Type.BODY,
                                            "soft"));
        }
        sheet.space();
        if (state.kind() != TypedKind.MOTHERS_CHILD) {
            sheet.body(
                    "number",
                    List.of(
                            state.kind(),
                            state.number(),
                            state.numberActive(),
                            state.shown(),
                            state.noMatch()),
                    () -> number(state, kit));
            sheet.gap(kit.size(24, 12));
        }
        sheet.body(
                "birth-year",
                List.of(state.birthYear(), state.numberActive(), state.noMatch()),
                () -> birthYear(state, kit));
        sheet.gap(kit.size(28, 16));
        sheet.body("keypad", () -> KeyPad.of(kit));
        actions(sheet, state, kit);
        return sheet;
    }

    private static void actions(Sheet sheet, TypeNumber state, Kit kit) {
        sheet.action(
                Piece.of(
                        "back",
                        () ->
                                Actions.secondary(
                                        kit,
                                        "back",
                                        kit.say(Phrase.BACK),
                                        kit.size(220, 270),
                                        new Press.Back())));
        int missing =
                state.number().length() < state.kind().fewest()
                        ? state.kind().fewest() - state.number().length()
                        : YEAR - state.birthYear().length();
        double width = Kit.WIDTH - 24 - kit.size(220, 270);
        if (state.kind() != TypedKind.MOTHERS_CHILD) {
            sheet.action(
                    Actions.outline(
                            kit,
                            "other-number",
                            Phrase.OTHER_NUMBER,
                            kit.size(220, 240),
                            new Press.OtherWay()));
            width -= 24 + kit.size(220, 240);
        }
        sheet.action(
                missing > 0
                        ? Actions.blocked(
                                kit, "primary", kit.say(Phrase.MORE_DIGITS, missing), width)
                        : Actions.filled(
                                kit, "primary", kit.say(Phrase.GO_ON), width, new Press.Primary()));
    }

    private static Node number(TypeNumber state, Kit kit) {
        boolean visible = state.numberActive() || state.shown();
        String digits = visible ? state.number() : NumberField.masked(state.number());
        int missing = state.kind().fewest() - state.number().length();
        Optional<Node> show =
                state.numberActive() || state.number().isEmpty()
                        ? Optional.empty()
                        : Optional.of(show(state, kit));
        return new NumberField(
                        kit.say(field(state.kind())),
                        NumberField.grouped(digits),
                        Math.max(0, missing),
                        state.numberActive(),
                        missing > 0
                                ? ""
                                : kit.say(
                                        state.kind() == TypedKind.PERSONAL
                                                ? Phrase.ENOUGH_DIGITS
                                                : Phrase.ENOUGH),
                        state.noMatch())
                .build(
                        kit,
                        "choose-field-number",
                        Optional.of(() -> kit.press(new Press.ChooseField(true))),
                        show);
    }

    private static Phrase title(TypeNumber state) {
        return switch (state.kind()) {
            case PERSONAL -> Phrase.TYPE_TITLE;
            case MOTHERS_CHILD -> Phrase.TYPE_TITLE_CHILD;
            case INSURANCE, PATIENT_CODE, PHONE -> Phrase.TYPE_TITLE_OTHER;
        };
    }

    private static Phrase field(TypedKind kind) {
        return switch (kind) {
            case PERSONAL -> Phrase.FIELD_NUMBER;
            case INSURANCE -> Phrase.FIELD_INSURANCE;
            case PATIENT_CODE -> Phrase.FIELD_PATIENT_CODE;
            case PHONE -> Phrase.FIELD_PHONE;
            case MOTHERS_CHILD -> Phrase.FIELD_MOTHER;
        };
    }

    /// The lower right of the field, 300 × 100.
    private static Node show(TypeNumber state, Kit kit) {
        String words = kit.say(state.shown() ? Phrase.HIDE_NUMBER : Phrase.SHOW_NUMBER);
        HBox face =
                Boxes.centred(
                        12,
                        kit.icon(Glyph.EYE, Icon.Size.S),
                        kit.line(words, Type.SMALL.strong().sized(30, 40)));
        TouchButton button =
                new TouchButton(
                                "show-number",
                                words,
                                face,
                                () -> kit.press(new Press.ShowNumber(!state.shown())))
                        .styled("show-button");
        return Boxes.height(Boxes.width(button, 300), 96);
    }

    private static Node birthYear(TypeNumber state, Kit kit) {
        int missing = YEAR - state.birthYear().length();
        return new NumberField(
                        kit.say(Phrase.FIELD_BIRTH_YEAR),
                        state.birthYear(),
                        missing,
                        !state.numberActive(),
                        "",
                        state.noMatch())
                .build(
                        kit,
                        "choose-field-birth-year",
                        Optional.of(() -> kit.press(new Press.ChooseField(false))),
                        Optional.empty());
    }
}
