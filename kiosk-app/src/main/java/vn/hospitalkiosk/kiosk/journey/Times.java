package vn.hospitalkiosk.kiosk.journey;

import java.time.Duration;

/// Time limits of the screens (UI.md §5, §6). Those of `idle…`, `warning`, `success` and `photo` are doubled for people who asked for larger text, contrast or sound.
///
/// @param idle until 17 asks
/// @param idleShort the same on 06 and 10, where data of the patient stand
/// @param warning how long 17 waits before it wipes
/// @param more what "Tôi cần thêm thời gian" adds
/// @param readLeast 03 is seen at least this long
/// @param readMost until 04c
/// @param codeAlone how long a scanned code waits for its card before it is used alone
/// @param finding most time for an answer, then "Stopped"
/// @param checkingIn the same, repeats included
/// @param creating the same
/// @param cancelling then 14
/// @param unknown 14 prints by itself
/// @param success 15 closes
/// @param photo 16 closes
/// @param photoMore what "Giữ lâu hơn" adds
/// @param printing longest wait for the printer's word
/// @param poll how often a payment is asked for while the event stream is broken
/// @param pollAnyway the same while it stands
public record Times(
        Duration idle,
        Duration idleShort,
        Duration warning,
        Duration more,
        Duration readLeast,
        Duration readMost,
        Duration codeAlone,
        Duration finding,
        Duration checkingIn,
        Duration creating,
        Duration cancelling,
        Duration unknown,
        Duration success,
        Duration photo,
        Duration photoMore,
        Duration printing,
        Duration poll,
        Duration pollAnyway) {
    /// Extensions 17 grants before it lets go.
    static final int MOST_EXTENSIONS = 10;

    static final int MOST_WRONG_NUMBERS = 5;

    static final int MOST_UNREADABLE = 2;

    static final Duration STAFF_CALL = Duration.ofSeconds(60);

    static final Duration CHECK_AGAIN = Duration.ofSeconds(5);

    static final Duration REPEAT_CHECK_IN = Duration.ofSeconds(2);

    /// 13: for the card; then the terminal is asked to let go.
    static final Duration CARD_WITHIN = Duration.ofSeconds(60);

    /// 13: a terminal that has said nothing final by then is not known; longer than it waits for card, PIN and bank.
    static final Duration TERMINAL_SILENT = Duration.ofSeconds(150);

    static final Duration AFTER_BREAK = Duration.ofSeconds(30);

    public static final Times AS_DESIGNED =
            new Times(
                    Duration.ofSeconds(45),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(60),
                    Duration.ofMillis(400),
                    Duration.ofSeconds(12),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(25),
                    Duration.ofSeconds(45),
                    Duration.ofSeconds(40),
                    Duration.ofSeconds(12),
                    Duration.ofSeconds(120),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(120),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(40),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(15));
}
