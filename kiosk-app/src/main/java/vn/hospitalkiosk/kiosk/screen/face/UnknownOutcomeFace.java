package vn.hospitalkiosk.kiosk.screen.face;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.kiosk.journey.JourneyState.UnknownOutcome;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.language.Texts;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Icon;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.NumberedSteps;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.Strip;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// 14. The colour of care, never of a fault; no button here can pay again.
final class UnknownOutcomeFace {
    private static final double STAY = 360;

    private UnknownOutcomeFace() {}

    static Sheet draw(UnknownOutcome state, Kit kit) {
        PaymentView payment = state.payment();
        Optional<Phrase> otherwise = otherwise(payment.state());
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 5, Phrase.STEP_PAY, state.patient()))
                        .leadTop(kit.size(40, 8));
        Phrase title = otherwise.orElse(Phrase.UNKNOWN_TITLE);
        sheet.lead("title", List.of(title), () -> title(kit, title));
        String lead = otherwise.isPresent() ? cameOtherwise(payment, kit) : lead(payment, kit);
        sheet.gap(kit.size(36, 12))
                .body(
                        "lead",
                        List.of(lead),
                        () ->
                                kit.para(
                                        lead,
                                        Type.BODY_L.sized(kit.size(36, 32), kit.size(52, 44))));
        sheet.gap(kit.size(36, 12))
                .body(Shared.reference(kit, payment, Phrase.LOOKUP_CODE))
                .gap(kit.size(28, 12));
        if (otherwise.isPresent()) {
            List<String> steps =
                    List.of(
                            kit.say(Phrase.DIFFERS_1),
                            kit.say(
                                    Phrase.DIFFERS_2,
                                    kit.texts().of(kit.hospital().cashDesksShort())));
            sheet.body("desk", List.of(steps), () -> NumberedSteps.card(kit, steps));
        } else {
            String asking = asking(state, kit);
            sheet.body("steps", List.of(asking), () -> steps(state, asking, kit));
        }
        sheet.space();
        sheet.body("go", () -> Strip.soft(kit, Glyph.INFO, kit.say(Phrase.UNKNOWN_GO)))
                .gap(kit.size(8, 0));
        sheet.action(
                Actions.outline(
                        kit, "stay-longer", Phrase.KEEP_WAITING, STAY, new Press.StayLonger()));
        String print =
                kit.say(Phrase.PRINT_REFERENCE)
                        + "\n"
                        + kit.say(
                                Phrase.PRINTS_ITSELF,
                                Texts.left(Shared.secondsTo(state.printAt(), kit)));
        sheet.action(
                Actions.counting(
                        kit,
                        "primary",
                        print,
                        Glyph.PRINTER,
                        Actions.beside(STAY),
                        new Press.Primary()));
        return sheet;
    }

    /// Money came, but not as asked: only a person can settle that.
    private static Optional<Phrase> otherwise(PaymentState state) {
        return switch (state) {
            case AMOUNT_DIFFERS -> Optional.of(Phrase.DIFFERS_TITLE);
            case CAPTURED_LATE -> Optional.of(Phrase.LATE_TITLE);
            case CAPTURED_TWICE -> Optional.of(Phrase.TWICE_TITLE);
            case AWAITING_PAYER,
                    UNRESOLVED,
                    CAPTURED,
                    SETTLED,
                    CLOSED_DECLINED,
                    CLOSED_EXPIRED,
                    CLOSED_CANCELLED ->
                    Optional.empty();
        };
    }

    private static String cameOtherwise(PaymentView payment, Kit kit) {
        String asked = kit.texts().amount(payment.amount());
        return payment.received()
                .map(received ->
                        kit.say(
                                switch (payment.state()) {
                                    case CAPTURED_LATE -> Phrase.LATE_LEAD;
                                    case CAPTURED_TWICE -> Phrase.TWICE_LEAD;
                                    default -> Phrase.DIFFERS_LEAD_RECEIVED;
                                },
                                asked,
                                kit.texts().amount(received)))
                .orElseGet(() -> kit.say(Phrase.DIFFERS_LEAD, asked));
    }

    private static Node title(Kit kit, Phrase title) {
        HBox row =
                Boxes.row(
                        32,
                        kit.icon(Glyph.WARN, kit.large() ? Icon.Size.M : Icon.Size.L, "tone-warn"),
                        Boxes.wide(
                                kit.para(
                                        kit.say(title),
                                        Type.H1.sized(kit.size(68, 54), kit.size(82, 64)))));
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private static String lead(PaymentView payment, Kit kit) {
        String who =
                Shared.isBank(payment.psp())
                        ? kit.say(Phrase.THE_BANK_FIRST)
                        : Shared.wordmark(kit, payment.psp());
        return kit.say(Phrase.UNKNOWN_LEAD, who, kit.texts().amount(payment.amount()));
    }

    private static String asking(UnknownOutcome state, Kit kit) {
        PaymentView payment = state.payment();
        int times = Math.max(1, payment.timesAsked());
        return payment.nextAskAt()
                .map(at -> Shared.secondsTo(at, kit))
                .map(seconds ->
                        seconds > 0
                                ? kit.say(Phrase.UNKNOWN_ASKED_NEXT, times, seconds)
                                : kit.say(Phrase.UNKNOWN_ASKED_NOW, times))
                .orElseGet(() -> kit.say(Phrase.UNKNOWN_ASKED, times));
    }

    private static Node steps(UnknownOutcome state, String asking, Kit kit) {
        String desk = kit.texts().of(kit.hospital().cashDesksShort());
        VBox card =
                new VBox(
                        step(
                                kit,
                                Glyph.OK_CIRCLE,
                                "tone-ok",
                                kit.say(Phrase.UNKNOWN_SENT),
                                kit.say(Phrase.UNKNOWN_SENT_LINE)),
                        Boxes.padded(new VBox(Boxes.divider()), 0, 0, 0, 84),
                        step(
                                kit,
                                Glyph.REFRESH,
                                "tone-warn",
                                kit.say(
                                        Phrase.UNKNOWN_ASKING,
                                        Shared.asked(kit, state.payment().psp())),
                                asking),
                        Boxes.padded(new VBox(Boxes.divider()), 0, 0, 0, 84),
                        step(
                                kit,
                                Glyph.CLOCK,
                                "soft-icon",
                                kit.say(Phrase.UNKNOWN_SEE, desk),
                                kit.say(Phrase.UNKNOWN_SEE_LINE)));
        return Boxes.styled(Boxes.padded(card, kit.size(12, 6), 40, kit.size(12, 6), 40), "card");
    }

    private static Node step(Kit kit, Glyph glyph, String tone, String title, String line) {
        VBox words =
                Boxes.column(
                        0,
                        kit.para(
                                title,
                                Type.BODY_L.bold().sized(kit.size(36, 30), kit.size(48, 38))),
                        kit.para(
                                line, Type.BODY.sized(kit.size(32, 28), kit.size(46, 36)), "soft"));
        HBox row = Boxes.row(28, kit.icon(glyph, Icon.Size.M, tone), Boxes.wide(words));
        row.setAlignment(Pos.TOP_LEFT);
        return Boxes.padded(row, kit.size(24, 12), 0, kit.size(24, 12), 0);
    }
}
