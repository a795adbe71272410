package vn.hospitalkiosk.virtual.bhxh;

/// How the insurance gateway behaves.
///
/// @param up false: every call answers 503
/// @param delayMs before a card check is answered, 0 to 60 000; the real one takes 1–3 s
/// @param code answered to every well-formed check instead of the true one; empty: the true one
/// @param tokenSeconds how long a token lives; the wire states the end as an instant
public record BhxhMoods(boolean up, int delayMs, String code, int tokenSeconds) {
    public static final BhxhMoods GOOD = new BhxhMoods(true, 0, "", 3600);
}
