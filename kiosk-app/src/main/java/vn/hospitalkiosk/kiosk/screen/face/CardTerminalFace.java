package vn.hospitalkiosk.kiosk.screen.face;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import vn.hospitalkiosk.kiosk.journey.JourneyState.CardTerminal;
import vn.hospitalkiosk.kiosk.journey.JourneyState.CardTerminal.Step;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.language.Texts;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.StepList;
import vn.hospitalkiosk.kiosk.screen.part.TerminalStage;

/// 13. Points to the terminal; the way back goes once the terminal has a card.
final class CardTerminalFace {
    private CardTerminalFace() {}

    static Sheet draw(CardTerminal state, Kit kit) {
        Step step = state.step();
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, 5, Phrase.STEP_PAY, state.patient()))
                        .leadTop(kit.size(36, 16));
        Shared.title(sheet, kit, title(step));
        Shared.lead(sheet, kit, kit.say(lead(step)));
        String amount = kit.texts().amount(state.payment().amount());
        boolean wanted = step == Step.SENDING || step == Step.WAITING_FOR_CARD;
        sheet.gap(kit.size(32, 16));
        sheet.body(
                "stage",
                List.of(amount, wanted),
                // The smaller drawing has no room for readable figures; the first step says them.
                () -> new TerminalStage(kit.large() ? "" : amount, wanted, kit.size(440, 250)));
        sheet.gap(kit.size(28, 16));
        String left = Texts.left(Shared.secondsTo(state.cardBy(), kit));
        sheet.body(
                "steps",
                List.of(step, amount, left),
                () -> StepList.of(kit, steps(step, amount, left, kit)));
        sheet.space();
        sheet.body(
                "pin",
                () ->
                        StatusBanner.of(
                                kit,
                                StatusBanner.Kind.WARN,
                                Glyph.LOCK,
                                kit.say(Phrase.CARD_PIN),
                                kit.say(Phrase.CARD_PIN_LINE)));
        if (wanted) {
            sheet.action(
                    Actions.outline(
                            kit,
                            "change-method",
                            Phrase.CARD_CANCEL,
                            Kit.WIDTH,
                            new Press.ChangeMethod()));
        } else {
            Phrase words = step == Step.LEAVING ? Phrase.CARD_LEAVING : Phrase.CARD_KEEP;
            sheet.action(Actions.busy(kit, "wait", kit.say(words), Kit.WIDTH));
        }
        return sheet;
    }

    private static Phrase title(Step step) {
        return switch (step) {
            case SENDING, WAITING_FOR_CARD -> Phrase.CARD_TITLE;
            case CARD_SEEN -> Phrase.CARD_SEEN_TITLE;
            case LEAVING -> Phrase.CARD_LEAVING_TITLE;
        };
    }

    private static Phrase lead(Step step) {
        return switch (step) {
            case SENDING, WAITING_FOR_CARD -> Phrase.CARD_LEAD;
            case CARD_SEEN -> Phrase.CARD_SEEN_LEAD;
            case LEAVING -> Phrase.CARD_LEAVING_LEAD;
        };
    }

    private static List<StepList.Step> steps(Step step, String amount, String left, Kit kit) {
        List<Phrase> words = List.of(Phrase.CARD_SENT, Phrase.CARD_WAITING, Phrase.CARD_BANK);
        int now =
                switch (step) {
                    case SENDING -> 0;
                    case WAITING_FOR_CARD, LEAVING -> 1;
                    case CARD_SEEN -> 2;
                };
        List<StepList.Step> steps = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            StepList.State state =
                    i < now
                            ? StepList.State.DONE
                            : i == now ? StepList.State.NOW : StepList.State.TODO;
            boolean counts = i == 1 && step == Step.WAITING_FOR_CARD;
            steps.add(
                    new StepList.Step(
                            state,
                            kit.say(words.get(i), amount),
                            counts ? kit.say(Phrase.CARD_TIME_LEFT, left) : "",
                            OptionalDouble.empty()));
        }
        return steps;
    }
}
