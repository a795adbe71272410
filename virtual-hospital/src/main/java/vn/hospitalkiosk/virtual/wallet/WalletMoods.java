package vn.hospitalkiosk.virtual.wallet;

/// How a simulated psp behaves.
///
/// @param expireSeconds life of orders made from now on
/// @param lateMs how long after the payer's answer a late callback is sent
public record WalletMoods(Ipn ipn, Create create, Query query, int expireSeconds, int lateMs) {
    public static final WalletMoods GOOD =
            new WalletMoods(Ipn.NORMAL, Create.NORMAL, Query.NORMAL, 15 * 60, 10_000);

    public enum Ipn {
        NORMAL,
        TWICE,
        NEVER,
        /// The last digit of the amount differs from what was signed.
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
}
