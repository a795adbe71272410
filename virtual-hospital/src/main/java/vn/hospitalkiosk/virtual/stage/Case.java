package vn.hospitalkiosk.virtual.stage;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the patient does about money in `scripts/demo --case`.
enum Case {
    PAID,
    /// Refuses in the app.
    DECLINED,
    /// Walks away from the code.
    ABANDONED,
    /// Pays a code that was cancelled before.
    LATE,
    /// Pays two codes for one bill.
    DOUBLE,
    /// Transfers less than asked.
    SHORT,
    /// Shows the app's code to the kiosk's scanner.
    CUSTOMER_CODE,
    /// Pays; two people of finance give the money back.
    REFUND;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws StageFailure for an unknown word
    static Case of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new StageFailure("unknown case " + word + ": " + words()));
    }

    static String words() {
        return Arrays.stream(values()).map(Case::word).collect(Collectors.joining("|"));
    }
}
