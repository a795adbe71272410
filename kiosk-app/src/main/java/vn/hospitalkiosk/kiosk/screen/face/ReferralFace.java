package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.journey.VisitState.Referral;
import vn.hospitalkiosk.kiosk.journey.VisitState.Referral.Field;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Icon;
import vn.hospitalkiosk.kiosk.screen.part.KeyPad;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.NumberField;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Tiles;
import vn.hospitalkiosk.kiosk.screen.part.TouchButton;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// After 07 "Có phiếu chuyển": day, facility and number as on the paper; staff see the paper at the clinic.
final class ReferralFace {
    private static final int DATE = 8;
    private static final int FACILITY = 5;

    private ReferralFace() {}

    static Sheet draw(Referral state, Kit kit) {
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 3, Phrase.STEP_REASON, state.patient()))
                        .leadTop(kit.size(24, 2));
        sheet.lead(
                "title",
                () -> kit.para(kit.say(Phrase.REFERRAL_TITLE), kit.large() ? Type.H3 : Type.H2));
        if (state.over()) {
            sheet.gap(kit.size(16, 6))
                    .body(
                            "over",
                            () ->
                                    StatusBanner.of(
                                            kit,
                                            StatusBanner.Kind.WARN,
                                            Glyph.WARN,
                                            "",
                                            kit.say(
                                                    Phrase.REFERRAL_OVER,
                                                    kit.texts()
                                                            .of(kit.hospital().receptionShort()))));
        }
        sheet.space();
        if (kit.large()) {
            sheet.body("active", List.of(state), () -> field(state, state.active(), kit));
            sheet.gap(12)
                    .body(
                            "others",
                            List.of(state.active(), state.wholeYear()),
                            () -> others(state, kit));
        } else {
            sheet.body(
                    "written",
                    List.of(state),
                    () ->
                            Tiles.pair(
                                    (Region) field(state, Field.WRITTEN, kit),
                                    (Region) field(state, Field.FROM, kit)));
            sheet.gap(20)
                    .body(
                            "paper",
                            List.of(state),
                            () ->
                                    Tiles.pair(
                                            (Region) field(state, Field.NUMBER, kit),
                                            year(state, kit, 468)));
        }
        sheet.gap(kit.size(20, 12)).body("keypad", () -> KeyPad.of(kit));
        sheet.action(Actions.back(kit));
        double width = Actions.beside(kit.size(Actions.BACK, 340));
        String missing = missing(state, kit);
        sheet.action(
                missing.isEmpty()
                        ? Actions.filled(
                                kit, "primary", kit.say(Phrase.GO_ON), width, new Press.Primary())
                        : Actions.blocked(kit, "primary", missing, width));
        return sheet;
    }

    private static String missing(Referral state, Kit kit) {
        if (state.written().length() < DATE) {
            return kit.say(Phrase.REFERRAL_NEEDS_DATE);
        }
        if (state.from().length() < FACILITY) {
            return kit.say(Phrase.REFERRAL_NEEDS_FROM);
        }
        return state.number().isEmpty() ? kit.say(Phrase.REFERRAL_NEEDS_NUMBER) : "";
    }

    /// A referral for an illness of Annex III holds a year.
    private static Region year(Referral state, Kit kit, double width) {
        boolean on = state.wholeYear();
        HBox face =
                Boxes.centred(
                        16,
                        kit.centred(
                                kit.para(
                                        kit.say(Phrase.REFERRAL_YEAR),
                                        kit.large()
                                                ? Type.SMALL.sized(24, 32).strong()
                                                : Type.BODY.strong())));
        if (on) {
            face.getChildren().addFirst(kit.icon(Glyph.CHECK, Icon.Size.S));
        }
        Boxes.atLeast(Boxes.padded(face, 8, 12, 8, 12), 96);
        return Boxes.width(
                new TouchButton(
                                "whole-year",
                                kit.say(Phrase.REFERRAL_YEAR),
                                face,
                                () -> kit.press(new Press.WholeYear(!on)))
                        .styled("tab", on ? "on" : "off"),
                width);
    }

    private static Node others(Referral state, Kit kit) {
        List<Field> rest =
                List.of(Field.values()).stream().filter(f -> f != state.active()).toList();
        return new HBox(24, jump(kit, rest.get(0)), jump(kit, rest.get(1)), year(state, kit, 304));
    }

    private static Region jump(Kit kit, Field field) {
        HBox face =
                Boxes.centred(
                        0,
                        kit.centred(
                                kit.para(
                                        kit.say(label(field)), Type.SMALL.sized(24, 32).strong())));
        Boxes.atLeast(Boxes.padded(face, 6, 8, 6, 8), 96);
        return Boxes.width(
                new TouchButton(
                                id(field),
                                kit.say(label(field)),
                                face,
                                () -> kit.press(new Press.ChooseReferralField(field)))
                        .styled("tab", "off"),
                304);
    }

    private static Node field(Referral state, Field field, Kit kit) {
        String value =
                switch (field) {
                    case WRITTEN -> day(state.written());
                    case FROM -> state.from();
                    case NUMBER -> state.number();
                };
        int missing =
                switch (field) {
                    case WRITTEN -> DATE - state.written().length();
                    case FROM -> FACILITY - state.from().length();
                    case NUMBER -> state.number().isEmpty() ? 1 : 0;
                };
        return new NumberField(
                        kit.say(label(field)),
                        value,
                        Math.min(missing, 3),
                        state.active() == field,
                        "",
                        state.over() && field == Field.WRITTEN)
                .build(
                        kit,
                        id(field),
                        Optional.of(() -> kit.press(new Press.ChooseReferralField(field))),
                        Optional.empty());
    }

    private static String id(Field field) {
        return "field-" + field.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Phrase label(Field field) {
        return switch (field) {
            case WRITTEN -> Phrase.REFERRAL_DATE;
            case FROM -> Phrase.REFERRAL_FROM;
            case NUMBER -> Phrase.REFERRAL_NUMBER;
        };
    }

    /// `25/11/2026`, as far as typed.
    private static String day(String digits) {
        StringBuilder day = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            day.append(i == 2 || i == 4 ? "/" : "").append(digits.charAt(i));
        }
        return day.toString();
    }
}
