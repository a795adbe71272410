package vn.hospitalkiosk.virtual.momo;

/// How the psp behaves.
///
/// @param expireSeconds life of orders created from now on that do not ask for their own
/// @param lateMs how long after the payer's answer a late IPN is sent
public record MomoMoods(Ipn ipn, Create create, Query query, int expireSeconds, int lateMs) {
    public enum Ipn {
        NORMAL,
        TWICE,
        NEVER,
        /// One digit of the amount differs from what was signed.
        TAMPERED,
        LATE
    }

    public enum Create {
        NORMAL,
        /// The order is made, the answer does not come.
        TIMEOUT,
        /// 500, nothing is made.
        ERROR
    }

    public enum Query {
        NORMAL,
        /// 500
        ERROR
    }

    public static final MomoMoods GOOD =
            new MomoMoods(Ipn.NORMAL, Create.NORMAL, Query.NORMAL, 15 * 60, 10_000);
}
