package vn.hospitalkiosk.virtual.bhxh;

/// How the insurance gateway behaves.
///
/// @param up false: every call answers 503
/// @param delayMs at least so long before a card check is answered, 0 to 60 000; the real one takes 1–3 s
/// @param delayToMs at most so long: each check takes its own time between the two; less than `delayMs`: exactly that
/// @param code answered to every well-formed check instead of the true one; empty: the true one
/// @param tokenSeconds how long a token lives; the wire states the end as an instant
/// @param garbage true: a card check answers with half a JSON
/// @param refuseTokens true: tokens are handed out and never taken
public record BhxhMoods(
        boolean up,
        int delayMs,
        int delayToMs,
        String code,
        int tokenSeconds,
        boolean garbage,
        boolean refuseTokens) {
    public static final BhxhMoods GOOD = new BhxhMoods(true, 0, "", 3600);

    public BhxhMoods(boolean up, int delayMs, String code, int tokenSeconds) {
        this(up, delayMs, 0, code, tokenSeconds, false, false);
    }
}
