package vn.hospitalkiosk.virtual.stage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How the patient pays, as `scripts/demo --pay` has it: the kiosk's tile, for cards also which family of terminal stands there.
enum Way {
    MOMO,
    ZALOPAY,
    VNPTMONEY,
    VIETTELMONEY,
    VIETQR,
    VNPAY,
    CARD,
    /// The same method, with a terminal of the other family.
    CARD_ECR17;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isCard() {
        return this == CARD || this == CARD_ECR17;
    }

    /// Whether a program can give the money back; elsewhere finance pays it out by voucher.
    boolean refunds() {
        return List.of(MOMO, ZALOPAY, VIETTELMONEY, VNPAY).contains(this);
    }

    /// @throws StageFailure for an unknown word
    static Way of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new StageFailure("unknown way to pay " + word + ": " + words()));
    }

    static String words() {
        return Arrays.stream(values()).map(Way::word).collect(Collectors.joining("|"));
    }
}
