package vn.hospitalkiosk.virtual.stage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
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

    /// @return one line for who asked for it, where it cannot be played with that way to pay
    Optional<String> whyNot(Way way) {
        boolean played =
                switch (this) {
                    case PAID -> true;
                    case DECLINED -> !way.isCard() && way != Way.VIETQR;
                    case ABANDONED, LATE -> !way.isCard();
                    // With a card: the card at the kiosk, a transfer at the counter.
                    case DOUBLE -> true;
                    case SHORT -> way == Way.VIETQR;
                    case CUSTOMER_CODE -> way == Way.MOMO;
                    case REFUND -> way.refunds();
                };
        return played
                ? Optional.empty()
                : Optional.of(
                        "--case "
                                + word()
                                + " does not go with --pay "
                                + way.word()
                                + ": "
                                + why());
    }

    private String why() {
        return switch (this) {
            case PAID, DOUBLE -> "";
            case DECLINED ->
                    "a bank tells nobody of a transfer that was not made, and a card terminal's refusal is a test (CardStoriesIT)";
            case ABANDONED, LATE -> "it is about a code on the screen";
            case SHORT ->
                    "only a bank transfer can be of another amount than asked; take --pay vietqr";
            case CUSTOMER_CODE ->
                    "only MoMo's app shows a code that the kiosk may scan; take --pay momo";
            case REFUND ->
                    "it is paid out by voucher, not by a program; take momo, zalopay, viettelmoney or vnpay";
        };
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
