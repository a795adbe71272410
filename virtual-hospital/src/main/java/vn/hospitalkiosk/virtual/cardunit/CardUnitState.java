package vn.hospitalkiosk.virtual.cardunit;

import java.util.List;
import java.util.Map;

/// What the judge sees.
///
/// @param status st0 st1 st2
/// @param ready INIT was done since power came
/// @param entryOpen cards are drawn in at the gate
/// @param cards how many are where
/// @param cardsMade how many cards there ever were; the sum of `cards`, unless one was lost
/// @param journal every motion, in order
/// @param commands executed; `repeated` came again while being executed, `discontinued` were ended by EOT
/// @param mishaps what went wrong, in order
public record CardUnitState(
        String status,
        Model model,
        boolean powered,
        boolean plugged,
        boolean ready,
        boolean entryOpen,
        boolean jammed,
        boolean sensorFault,
        int binCounter,
        Map<Place, Integer> cards,
        int cardsMade,
        List<Motion> journal,
        int commands,
        int repeated,
        int discontinued,
        List<CardUnitMishap> mishaps) {
    public CardUnitState {
        cards = Map.copyOf(cards);
        journal = List.copyOf(journal);
        mishaps = List.copyOf(mishaps);
    }
}
