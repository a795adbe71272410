package vn.hospitalkiosk.virtual.cardterminal;

import java.util.Map;

/// What the kiosk asks, whatever the dialect.
sealed interface Request {
    /// @param echo fields the answer repeats (Hypercom)
    /// @param extended the answer also tells the amount (ECR17)
    record Sale(
            long amountMinor,
            String reference,
            boolean wallet,
            boolean extended,
            Map<String, String> echo)
            implements Request {
        public Sale {
            echo = Map.copyOf(echo);
        }
    }

    /// @param trace `000000`: the last payment
    /// @param lastOnly nothing but the last payment may be taken back (ECR17)
    record Cancel(String trace, boolean lastOnly) implements Request {}

    record Refund(long amountMinor, String reference, Map<String, String> echo) implements Request {
        public Refund {
            echo = Map.copyOf(echo);
        }
    }

    /// By trace, else by reference, else the newest.
    record Retrieve(String trace, String reference) implements Request {}

    /// The last payment's or reversal's answer, byte for byte.
    record LastResult() implements Request {}

    record Settle() implements Request {}

    record Sums() implements Request {}

    record Status() implements Request {}

    /// Understood as far as it cannot be done.
    record Impossible(String code, String text) implements Request {}
}
