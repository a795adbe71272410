package vn.hospitalkiosk.virtual.stage;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the virtual HIS speaks to the gateway, as `scripts/demo --his` has it.
enum Face {
    BRIDGE,
    FHIR,
    HL7V2;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws StageFailure for an unknown word
    static Face of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new StageFailure("unknown HIS " + word + ": " + words()));
    }

    static String words() {
        return Arrays.stream(values()).map(Face::word).collect(Collectors.joining("|"));
    }
}
