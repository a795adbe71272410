package vn.hospitalkiosk.kiosk.screen.face;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Success;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.journey.Task;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.language.Texts;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Boxes;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Icon;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Pill;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.StepList;
import vn.hospitalkiosk.kiosk.screen.part.TicketCard;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// 15, in all its variants.
final class SuccessFace {
    private static final double SOMETHING_ELSE = 360;
    private static final Duration PRINT_TIME = Duration.ofSeconds(3);

    private SuccessFace() {}

    static Sheet draw(Success state, Kit kit) {
        Sheet sheet = new Sheet().leadTop(kit.size(24, 8));
        List<Outcome> outcomes = outcomes(state, kit);
        sheet.lead("pills", List.of(outcomes), () -> pills(outcomes, kit));
        sheet.gap(kit.size(36, 16));
        boolean paidOnly = state.session().task() == Task.PAY && state.payment().isPresent();
        sheet.body(
                "hero",
                List.of(state.ticket(), state.payment(), paidOnly),
                () -> paidOnly ? amount(state.payment().get(), kit) : number(state.ticket(), kit));
        sheet.gap(kit.size(28, 16));
        sheet.body(
                "facts",
                List.of(state.ticket(), paidOnly),
                () -> facts(state.ticket(), paidOnly, kit));
        sheet.space();
        slip(sheet, state, kit);
        sheet.gap(kit.size(24, 16));
        boolean card = state.cardOnReader();
        sheet.body(
                "remember",
                List.of(card),
                () ->
                        StatusBanner.act(
                                kit,
                                StatusBanner.Kind.WARN,
                                Glyph.ID_CARD,
                                kit.say(card ? Phrase.CARD_STILL_THERE : Phrase.REMEMBER),
                                Optional.empty()));
        sheet.gap(4);
        double lesser = kit.size(SOMETHING_ELSE, 372);
        sheet.action(
                Actions.outline(
                        kit,
                        "something-else",
                        Phrase.SOMETHING_ELSE,
                        lesser,
                        new Press.SomethingElse()));
        String done =
                state.closesAt()
                        .map(at ->
                                onTwoLines(
                                        kit.say(Phrase.FINISH_COUNTDOWN, Shared.secondsTo(at, kit)),
                                        kit))
                        .orElseGet(() -> kit.say(Phrase.FINISH));
        sheet.action(
                Actions.counting(
                        kit, "primary", done, Actions.beside(lesser), new Press.Primary()));
        return sheet;
    }

    private static String onTwoLines(String words, Kit kit) {
        return kit.large() ? words.replace(" · ", "\n") : words;
    }

    private record Outcome(Pill.Kind kind, Glyph glyph, String words) {}

    private static List<Outcome> outcomes(Success state, Kit kit) {
        Outcome main =
                state.payment()
                        .map(payment -> paid(state, payment, kit))
                        .orElseGet(() -> unpaid(state, kit));
        boolean unverified = state.patient().coverage().state() == CoverageView.State.UNVERIFIED;
        return unverified
                ? List.of(
                        main,
                        new Outcome(
                                Pill.Kind.WARN, Glyph.CLOCK, kit.say(Phrase.SUCCESS_UNVERIFIED)))
                : List.of(main);
    }

    private static Outcome paid(Success state, PaymentView payment, Kit kit) {
        String amount = kit.texts().amount(payment.amount());
        return switch (payment.state()) {
            case CAPTURED, SETTLED, CAPTURED_TWICE ->
                    new Outcome(
                            Pill.Kind.OK,
                            Glyph.CHECK,
                            state.session().task() == Task.PAY
                                    ? kit.say(Phrase.SUCCESS_PAID_ONLY)
                                    : kit.say(Phrase.SUCCESS_PAID, amount));
            case AWAITING_PAYER, UNRESOLVED ->
                    new Outcome(Pill.Kind.WARN, Glyph.CLOCK, kit.say(Phrase.SUCCESS_UNRESOLVED));
            case CAPTURED_LATE, AMOUNT_DIFFERS ->
                    new Outcome(Pill.Kind.WARN, Glyph.CLOCK, kit.say(Phrase.SUCCESS_SEE_DESK));
            case CLOSED_DECLINED, CLOSED_EXPIRED, CLOSED_CANCELLED ->
                    new Outcome(Pill.Kind.INFO, Glyph.INFO, kit.say(Phrase.SUCCESS_PAY_LATER));
        };
    }

    private static Outcome unpaid(Success state, Kit kit) {
        if (state.payLater()) {
            return new Outcome(
                    Pill.Kind.INFO,
                    Glyph.INFO,
                    kit.say(
                            state.session().task() == Task.PAY
                                    ? Phrase.SUCCESS_STILL_DUE
                                    : Phrase.SUCCESS_PAY_LATER));
        }
        return switch (state.session().task()) {
            case REGISTER ->
                    new Outcome(Pill.Kind.OK, Glyph.CHECK, kit.say(Phrase.SUCCESS_NOTHING_DUE));
            case PAY -> new Outcome(Pill.Kind.OK, Glyph.CHECK, kit.say(Phrase.BILL_NOTHING_DUE));
            case STATUS, RESULTS ->
                    new Outcome(Pill.Kind.NEUTRAL, Glyph.INFO, kit.say(Phrase.SUCCESS_STATUS));
        };
    }

    private static Node pills(List<Outcome> outcomes, Kit kit) {
        VBox pills = Boxes.column(12);
        pills.setFillWidth(false);
        Type type = Type.TASK_LINE.sized(kit.size(34, 30), kit.size(48, 40));
        if (kit.large() || outcomes.size() == 1) {
            outcomes.forEach(each ->
                    pills.getChildren()
                            .add(Pill.of(kit, each.kind(), each.glyph(), each.words(), type)));
        } else {
            HBox row = Boxes.row(16);
            outcomes.forEach(each ->
                    row.getChildren()
                            .add(
                                    Pill.of(
                                            kit,
                                            each.kind(),
                                            each.glyph(),
                                            each.words(),
                                            Type.SMALL)));
            pills.getChildren().add(row);
        }
        return pills;
    }

    private static Node number(Ticket ticket, Kit kit) {
        Place place = ticket.place();
        return TicketCard.hero(
                kit,
                new TicketCard.Words(
                        kit.say(Phrase.YOUR_NUMBER),
                        ticket.number(),
                        place.room(),
                        ticket.clinic(),
                        place.floor(),
                        place.building()),
                (kit.large() ? Type.NUMBER.sized(280, 284) : Type.NUMBER)
                        .forLength(ticket.number().length()));
    }

    private static Node amount(PaymentView payment, Kit kit) {
        String receipt =
                payment.receiptNumber()
                        .map(number -> kit.say(Phrase.RECEIPT_NUMBER, number))
                        .orElse(payment.reference());
        boolean taken =
                payment.state() == PaymentState.CAPTURED || payment.state() == PaymentState.SETTLED;
        return TicketCard.hero(
                kit,
                new TicketCard.Words(
                        kit.say(taken ? Phrase.PAID_AMOUNT : Phrase.AMOUNT),
                        kit.texts().amount(payment.amount()),
                        Shared.wordmark(kit, payment.psp()),
                        receipt,
                        payment.capturedAt().map(kit.texts()::time).orElse(""),
                        payment.capturedAt()
                                .map(at -> kit.texts().date(at.atZone(Texts.ZONE).toLocalDate()))
                                .orElse("")),
                Type.AMOUNT_XL.sized(128, 156));
    }

    private static Node facts(Ticket ticket, boolean paidOnly, Kit kit) {
        VBox first;
        if (paidOnly) {
            first =
                    fact(
                            kit,
                            Glyph.PAY,
                            "",
                            kit.say(Phrase.TAKE_RECEIPT),
                            kit.say(Phrase.TAKE_RECEIPT_LINE));
        } else {
            first =
                    fact(
                            kit,
                            Glyph.CLOCK,
                            kit.say(Phrase.EXPECTED_TITLE),
                            ticket.expectedAt()
                                    .map(at -> kit.say(Phrase.EXPECTED_ABOUT, kit.texts().time(at)))
                                    .orElseGet(() -> kit.say(Phrase.EXPECTED_UNKNOWN)),
                            ticket.ahead()
                                    .map(people -> kit.say(Phrase.AHEAD, people))
                                    .orElseGet(() -> kit.say(Phrase.AHEAD_UNKNOWN)));
        }
        String way =
                ticket.place().way().isBlank()
                        ? kit.say(Phrase.WAY_UNKNOWN)
                        : ticket.place().way().replaceAll("([0-9]) (m|phút)\\b", "$1\u00a0$2");
        int comma = way.indexOf(", ");
        String head = comma < 0 ? way : way.substring(0, comma + 1);
        String rest = comma < 0 ? "" : way.substring(comma + 2);
        VBox second =
                paidOnly
                        ? fact(
                                kit,
                                Glyph.PRINTER,
                                "",
                                kit.say(Phrase.REPRINT),
                                kit.say(Phrase.REPRINT_LINE))
                        : fact(kit, Glyph.STAIRS, kit.say(Phrase.WAY_TITLE), head, rest);
        HBox pair = new HBox(24, Boxes.width(first, 468), Boxes.width(second, 468));
        first.setMaxHeight(Double.MAX_VALUE);
        second.setMaxHeight(Double.MAX_VALUE);
        return pair;
    }

    private static VBox fact(Kit kit, Glyph glyph, String label, String big, String small) {
        HBox head =
                Boxes.row(
                        20,
                        kit.icon(glyph, Icon.Size.S),
                        Boxes.wide(
                                kit.para(
                                        label,
                                        Type.BODY.sized(kit.size(32, 28), kit.size(46, 38)),
                                        "soft")));
        VBox card =
                Boxes.column(
                        0,
                        head,
                        Boxes.gap(kit.size(8, 4)),
                        kit.para(
                                big,
                                big.length() <= 14
                                        ? Type.H2.sized(kit.size(48, 38), kit.size(62, 48))
                                        : Type.BODY_L
                                                .bold()
                                                .sized(kit.size(36, 32), kit.size(48, 40))));
        if (!small.isEmpty()) {
            card.getChildren()
                    .add(
                            kit.para(
                                    small,
                                    Type.BODY.sized(kit.size(32, 28), kit.size(46, 38)),
                                    "soft"));
        }
        return Boxes.styled(Boxes.padded(card, kit.size(28, 18), 30, kit.size(28, 18), 36), "card");
    }

    private static void slip(Sheet sheet, Success state, Kit kit) {
        if (state.session().task() == Task.STATUS) {
            return;
        }
        if (state.slip() == Success.SlipState.PRINTED) {
            sheet.body(
                    "slip",
                    List.of("printed"),
                    () ->
                            StatusBanner.act(
                                    kit,
                                    StatusBanner.Kind.OK,
                                    Glyph.PRINTER,
                                    kit.say(Phrase.TAKE_SLIP),
                                    Optional.empty()));
            return;
        }
        long millis =
                Duration.between(kit.memory().since("printing", kit.now()), kit.now()).toMillis();
        // The sentence itself is an estimate; the bar shows the same one and never claims to be
        // done.
        double share =
                Math.min(0.9, (double) Math.ceilDiv(millis, 250L) * 250 / PRINT_TIME.toMillis());
        sheet.body(
                "slip",
                List.of(share),
                () ->
                        StatusBanner.act(
                                kit,
                                StatusBanner.Kind.OK,
                                Glyph.PRINTER,
                                kit.say(Phrase.PRINTING),
                                Optional.of(StepList.okBar(share))));
    }
}
