package vn.hospitalkiosk.gateway.insurance;

import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.CoverageView.State;
import vn.hospitalkiosk.gateway.bhxh.CardCheck;
import vn.hospitalkiosk.gateway.bhxh.InsuranceCard;

/// What the insurance gateway's answer means for patient, desk and HIS. Personal data: the card masks itself.
///
/// @param code the gateway's own, `003`
/// @param percent share the insurance pays, by the card's class; the HIS's bill is what counts
public record Finding(
        State state,
        String code,
        Optional<InsuranceCard> card,
        Optional<Integer> percent,
        DeskTask task) {
    /// @param shares percent by class of the card; from the configuration
    public static Finding of(CardCheck.Checked checked, Map<String, Integer> shares) {
        State state = state(checked);
        return new Finding(
                state,
                checked.code(),
                checked.card(),
                isGood(state)
                        ? checked.card().flatMap(InsuranceCard::shareClass).map(shares::get)
                        : Optional.empty(),
                task(checked));
    }

    /// The table: what each meaning of a result code makes the patient read.
    private static State state(CardCheck.Checked checked) {
        return switch (checked.verdict()) {
            case VALID, VALID_CHECK_PAPERS -> State.VALID;
            case NEW_CARD -> checked.swapped() ? State.NEW_CARD : State.VALID;
            case EXPIRED -> State.EXPIRED;
            case NO_CARD, STOPPED -> State.NOT_INSURED;
            case WRONG_NUMBER, OTHER_PERSON, RECALLED, CHILD_WITHOUT_CARD -> State.SEE_DESK;
            case OURS, GATEWAY_FAULT, TOKEN -> State.UNVERIFIED;
        };
    }

    /// The table's other half: what the desk does.
    private static DeskTask task(CardCheck.Checked checked) {
        return switch (checked.verdict()) {
            case VALID -> DeskTask.NONE;
            case VALID_CHECK_PAPERS -> DeskTask.CHECK_PAPERS;
            case NEW_CARD -> checked.swapped() ? DeskTask.NEW_CARD : DeskTask.NONE;
            case EXPIRED -> DeskTask.EXPIRED;
            case NO_CARD -> DeskTask.NO_CARD;
            case STOPPED -> DeskTask.STOPPED;
            case WRONG_NUMBER -> DeskTask.WRONG_NUMBER;
            case OTHER_PERSON -> DeskTask.OTHER_PERSON;
            case RECALLED -> DeskTask.RECALLED;
            case CHILD_WITHOUT_CARD -> DeskTask.CHILD;
            case OURS, GATEWAY_FAULT, TOKEN -> DeskTask.WAIT;
        };
    }

    private static boolean isGood(State state) {
        return state == State.VALID || state == State.NEW_CARD;
    }

    /// Answered when it had first stayed without an answer: the desk hears of the good end, too.
    Finding late() {
        return task == DeskTask.NONE
                ? new Finding(state, code, card, percent, DeskTask.VERIFIED_LATER)
                : this;
    }

    public CoverageView view() {
        return new CoverageView(
                state,
                card.map(known -> "•••• " + known.lastFour()),
                card.flatMap(InsuranceCard::until),
                percent);
    }

    /// Admitted all the same.
    ///
    /// @param number as far as known: its last four are shown, so that the patient sees it was noted
    static CoverageView unverified(String number) {
        return new CoverageView(
                State.UNVERIFIED,
                Optional.of("•••• " + number.substring(Math.max(0, number.length() - 4))),
                Optional.empty(),
                Optional.empty());
    }
}
