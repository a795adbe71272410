package vn.hospitalkiosk.virtual.stage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The stories of `scripts/demo --story`, and what each of them can be played with.
enum StoryName {
    BOOKED,
    NEW_PATIENT,
    COMPANION,
    RE_EXAM,
    REFERRAL,
    DEPOSIT,
    BHYT_DOWN,
    HIS_DOWN,
    OFFLINE;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether somebody pays by a code on the screen; in the others nobody pays at the kiosk.
    boolean pays() {
        return this == BOOKED || this == DEPOSIT;
    }

    /// The others are judged by what a HIS is told over the bridge alone (the whole wish of a visit, of a new patient, a deposit, a card's answer, an offline number); over HL7 v2 most of it is not offered at all.
    boolean isPlayedOver(Face his) {
        return his == Face.BRIDGE || this == HIS_DOWN;
    }

    /// @throws StageFailure for an unknown word
    static StoryName of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new StageFailure("unknown story " + word + ": " + words()));
    }

    static String words() {
        return joined(List.of(values()));
    }

    /// Those that are played over it.
    static String wordsOver(Face his) {
        return joined(Arrays.stream(values()).filter(one -> one.isPlayedOver(his)).toList());
    }

    private static String joined(List<StoryName> names) {
        return names.stream().map(StoryName::word).collect(Collectors.joining("|"));
    }
}
