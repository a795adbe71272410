package vn.hospitalkiosk.virtual.psp;

/// How a psp behaves.
///
/// @param expireSeconds no order made from now on lives longer
/// @param lateMs how long after the payer's answer a late callback is sent
public record PspMoods(Ipn ipn, Create create, Query query, int expireSeconds, int lateMs) {
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

    public static final PspMoods GOOD =
            new PspMoods(Ipn.NORMAL, Create.NORMAL, Query.NORMAL, 15 * 60, 10_000);
}
