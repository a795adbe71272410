package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import vn.hospitalkiosk.api.LookupView;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.kiosk.journey.JourneyState.LookedUp;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.language.Texts;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.NumberedSteps;
import vn.hospitalkiosk.kiosk.screen.part.Piece;
import vn.hospitalkiosk.kiosk.screen.part.RefCard;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;

/// What became of a payment, in the words of docs/ARCHITECTURE.md, and what to do now.
final class LookedUpFace {
    private static final double AGAIN = 360;

    private LookedUpFace() {}

    static Sheet draw(LookedUp state, Kit kit) {
        LookupView found = state.found();
        Sheet sheet = new Sheet().leadTop(kit.size(44, 8));
        Shared.title(sheet, kit, Phrase.LOOKED_UP_TITLE);
        sheet.gap(kit.size(40, 16)).body(card(found, kit));
        sheet.gap(kit.size(32, 16))
                .body(
                        "state",
                        List.of(found),
                        () ->
                                StatusBanner.of(
                                        kit,
                                        kind(found.state()),
                                        glyph(found.state()),
                                        kit.say(words(found.state())),
                                        line(found, kit)));
        sheet.gap(kit.size(32, 16))
                .body(
                        "next",
                        List.of(found.state()),
                        () -> NumberedSteps.card(kit, next(found, kit)));
        sheet.space();
        copy(sheet, state.copy(), kit);
        double lesser = kit.size(AGAIN, 400);
        sheet.action(Actions.outline(kit, "back", Phrase.LOOK_UP_OTHER, lesser, new Press.Back()));
        sheet.action(action(state.copy(), Actions.beside(lesser), kit));
        return sheet;
    }

    private static Piece card(LookupView found, Kit kit) {
        String under =
                kit.texts().amount(found.amount())
                        + " · "
                        + found.label()
                        + " · "
                        + kit.texts().date(found.createdAt().atZone(Texts.ZONE).toLocalDate());
        return Piece.of(
                "reference",
                List.of(found.reference(), under),
                () -> RefCard.of(kit, kit.say(Phrase.LOOKUP_CODE), found.reference(), under));
    }

    private static Phrase words(PaymentState state) {
        return switch (state) {
            case AWAITING_PAYER -> Phrase.STATE_AWAITING;
            case UNRESOLVED -> Phrase.STATE_UNRESOLVED;
            case CAPTURED, SETTLED -> Phrase.STATE_CAPTURED;
            case CLOSED_DECLINED, CLOSED_EXPIRED, CLOSED_CANCELLED -> Phrase.STATE_CLOSED;
            case CAPTURED_LATE -> Phrase.STATE_LATE;
            case CAPTURED_TWICE -> Phrase.STATE_TWICE;
            case AMOUNT_DIFFERS -> Phrase.STATE_DIFFERS;
        };
    }

    private static StatusBanner.Kind kind(PaymentState state) {
        return switch (state) {
            case CAPTURED, SETTLED -> StatusBanner.Kind.OK;
            case AWAITING_PAYER, CLOSED_DECLINED, CLOSED_EXPIRED, CLOSED_CANCELLED ->
                    StatusBanner.Kind.INFO;
            case UNRESOLVED, CAPTURED_LATE, CAPTURED_TWICE, AMOUNT_DIFFERS ->
                    StatusBanner.Kind.WARN;
        };
    }

    private static Glyph glyph(PaymentState state) {
        return switch (kind(state)) {
            case OK -> Glyph.OK_CIRCLE;
            case WARN -> Glyph.WARN;
            default -> Glyph.INFO;
        };
    }

    private static String line(LookupView found, Kit kit) {
        return found.capturedAt()
                .map(at ->
                        kit.say(
                                Phrase.LOOKED_UP_WHEN,
                                kit.texts().time(at),
                                kit.texts().date(at.atZone(Texts.ZONE).toLocalDate())))
                .orElse("");
    }

    private static List<String> next(LookupView found, Kit kit) {
        String desk = kit.texts().of(kit.hospital().cashDesksShort());
        return switch (found.state()) {
            case CAPTURED, SETTLED ->
                    List.of(
                            found.receiptNumber()
                                    .map(number -> kit.say(Phrase.RECEIPT_NUMBER, number))
                                    .orElseGet(() -> kit.say(Phrase.STATE_CAPTURED)),
                            kit.say(Phrase.TAKE_RECEIPT_LINE));
            case CLOSED_DECLINED, CLOSED_EXPIRED, CLOSED_CANCELLED ->
                    List.of(kit.say(Phrase.CLOSED_1), kit.say(Phrase.CLOSED_2, desk));
            case AWAITING_PAYER, UNRESOLVED ->
                    List.of(kit.say(Phrase.OPEN_1), kit.say(Phrase.OPEN_2, desk));
            case CAPTURED_LATE, CAPTURED_TWICE, AMOUNT_DIFFERS ->
                    List.of(kit.say(Phrase.DIFFERS_1), kit.say(Phrase.DIFFERS_2, desk));
        };
    }

    private static void copy(Sheet sheet, LookedUp.Copy copy, Kit kit) {
        switch (copy) {
            case PRINTED ->
                    sheet.body(
                            "copy",
                            List.of(copy),
                            () ->
                                    StatusBanner.act(
                                            kit,
                                            StatusBanner.Kind.OK,
                                            Glyph.PRINTER,
                                            kit.say(Phrase.TAKE_SLIP),
                                            java.util.Optional.empty()));
            case FAILED ->
                    sheet.body(
                            "copy",
                            List.of(copy),
                            () ->
                                    StatusBanner.of(
                                            kit,
                                            StatusBanner.Kind.WARN,
                                            Glyph.WARN,
                                            "",
                                            kit.say(
                                                    Phrase.COPY_FAILED,
                                                    kit.texts()
                                                            .of(kit.hospital().cashDesksShort()))));
            case NONE, OFFERED, PRINTING -> {}
        }
    }

    private static Piece action(LookedUp.Copy copy, double width, Kit kit) {
        return switch (copy) {
            case OFFERED ->
                    Actions.filled(
                            kit,
                            "print-copy",
                            kit.say(Phrase.PRINT_COPY),
                            width,
                            new Press.PrintCopy());
            case PRINTING -> Actions.busy(kit, "print-copy", kit.say(Phrase.PRINTING_COPY), width);
            case NONE, PRINTED, FAILED ->
                    Actions.filled(
                            kit, "primary", kit.say(Phrase.FINISH), width, new Press.Primary());
        };
    }
}
