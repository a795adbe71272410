package vn.hospitalkiosk.kiosk.screen.face;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting;
import vn.hospitalkiosk.kiosk.journey.Press;
import vn.hospitalkiosk.kiosk.language.Phrase;
import vn.hospitalkiosk.kiosk.screen.part.Actions;
import vn.hospitalkiosk.kiosk.screen.part.Glyph;
import vn.hospitalkiosk.kiosk.screen.part.Kit;
import vn.hospitalkiosk.kiosk.screen.part.Sheet;
import vn.hospitalkiosk.kiosk.screen.part.StatusBanner;
import vn.hospitalkiosk.kiosk.screen.part.StepHeader;
import vn.hospitalkiosk.kiosk.screen.part.StepList;
import vn.hospitalkiosk.kiosk.screen.part.Strip;
import vn.hospitalkiosk.kiosk.screen.part.Type;

/// A step that takes a moment, by its name. After ten seconds it says so and offers a way out where nothing is at stake.
final class WaitingFace {
    private static final Duration LONG = Duration.ofSeconds(10);

    private WaitingFace() {}

    private record Words(
            Phrase title,
            int step,
            Phrase stepName,
            Phrase asking,
            boolean money,
            boolean mayLeave) {}

    static Sheet draw(Waiting state, Kit kit) {
        Words words = words(state.what());
        boolean late = Duration.between(state.since(), kit.now()).compareTo(LONG) >= 0;
        Sheet sheet =
                new Sheet()
                        .step(StepHeader.of(kit, words.step(), words.stepName()))
                        .leadTop(kit.size(36, 20));
        Shared.title(sheet, kit, words.title());
        Shared.lead(sheet, kit, kit.say(lead(state.what())));
        sheet.gap(kit.size(60, 40));
        sheet.body(
                "step",
                List.of(words.asking()),
                () ->
                        StepList.of(
                                kit,
                                List.of(
                                        new StepList.Step(
                                                StepList.State.NOW,
                                                kit.say(words.asking()),
                                                "",
                                                OptionalDouble.empty()))));
        if (late) {
            sheet.gap(kit.size(32, 24))
                    .body(
                            "late",
                            () ->
                                    StatusBanner.of(
                                            kit,
                                            StatusBanner.Kind.INFO,
                                            Glyph.CLOCK,
                                            kit.say(Phrase.WAITING_LONG),
                                            kit.say(Phrase.WAITING_LONG_LINE)));
        }
        sheet.space();
        if (words.money()) {
            sheet.body(
                            "nothing-taken",
                            () ->
                                    Strip.of(
                                            kit,
                                            Glyph.INFO,
                                            kit.say(Phrase.NOTHING_TAKEN),
                                            Type.BODY,
                                            "soft"))
                    .gap(36);
        }
        if (late && words.mayLeave()) {
            sheet.action(Actions.back(kit, "cancel", Phrase.CANCEL, new Press.Cancel()));
        }
        return sheet;
    }

    private static Phrase lead(Waiting.What what) {
        return switch (what) {
            case CANCELLING -> Phrase.WAITING_CANCELLING_LEAD;
            case CHARGING -> Phrase.WAITING_CHARGING_LEAD;
            case FINDING_PATIENT,
                    LOADING_CONSENTS,
                    MAKING_RECORD,
                    CHECKING_SLIP,
                    LOADING_CLINICS,
                    QUOTING,
                    LOADING_RESULTS,
                    CHECKING_IN,
                    LOADING_BILL,
                    LOOKING_UP,
                    CREATING_PAYMENT ->
                    Phrase.WAITING_LEAD;
        };
    }

    private static Words his(Phrase title, int step, Phrase name, boolean mayLeave) {
        return new Words(title, step, name, Phrase.WAITING_ASKING_HIS, false, mayLeave);
    }

    private static Words words(Waiting.What what) {
        return switch (what) {
            case FINDING_PATIENT ->
                    new Words(
                            Phrase.WAITING_FINDING,
                            1,
                            Phrase.STEP_IDENTIFY,
                            Phrase.WAITING_ASKING_HIS,
                            false,
                            true);
            case LOADING_CONSENTS -> his(Phrase.WAITING_CONSENTS, 2, Phrase.STEP_CONFIRM, true);
            case MAKING_RECORD -> his(Phrase.WAITING_RECORD, 2, Phrase.STEP_CONFIRM, false);
            case CHECKING_SLIP -> his(Phrase.WAITING_SLIP, 3, Phrase.STEP_REASON, true);
            case LOADING_CLINICS -> his(Phrase.WAITING_CLINICS, 4, Phrase.STEP_CLINIC, true);
            case QUOTING -> his(Phrase.WAITING_QUOTE, 5, Phrase.STEP_PAY, true);
            case LOADING_RESULTS -> his(Phrase.WAITING_RESULTS, 3, Phrase.STEP_RESULTS, true);
            case CHECKING_IN -> his(Phrase.WAITING_CHECKING_IN, 4, Phrase.STEP_CLINIC, false);
            case LOADING_BILL -> his(Phrase.WAITING_BILL, 5, Phrase.STEP_PAY, true);
            case LOOKING_UP ->
                    new Words(
                            Phrase.WAITING_LOOKING_UP,
                            5,
                            Phrase.STEP_PAY,
                            Phrase.WAITING_ASKING_GATEWAY,
                            false,
                            true);
            case CREATING_PAYMENT ->
                    new Words(
                            Phrase.WAITING_PAYMENT,
                            5,
                            Phrase.STEP_PAY,
                            Phrase.WAITING_ASKING_PSP,
                            true,
                            false);
            case CHARGING ->
                    new Words(
                            Phrase.WAITING_CHARGING,
                            5,
                            Phrase.STEP_PAY,
                            Phrase.WAITING_ASKING_PSP,
                            false,
                            false);
            case CANCELLING ->
                    new Words(
                            Phrase.WAITING_CANCELLING,
                            5,
                            Phrase.STEP_PAY,
                            Phrase.WAITING_ASKING_PSP,
                            false,
                            false);
        };
    }
}
