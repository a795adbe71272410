package vn.hospitalkiosk.virtual.phone;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// A psp's app on the patient's phone.
public interface Wallet {
    /// As in paths: `momo`.
    String psp();

    /// Orders of the last day, the oldest first.
    List<Order> orders();

    Answer approve(String orderId);

    Answer decline(String orderId);

    /// The payer points the phone at a QR. Only of psps that do not hear of an order before that.
    ///
    /// @return whether there is an order to answer now
    default boolean scan(String qr) {
        return false;
    }

    /// A code the app shows for a shop to scan; empty: this app has none.
    ///
    /// @param enough false: the payer has not the money
    default Optional<ShownCode> showCode(boolean enough) {
        return Optional.empty();
    }

    record ShownCode(String text, Instant until) {}

    /// @param merchant who asks for the money, may be empty
    /// @param callbackSentAtMicros epoch microseconds of the first callback, empty before
    record Order(
            String orderId,
            long amountVnd,
            String merchant,
            String info,
            State state,
            Instant createdAt,
            OptionalLong callbackSentAtMicros) {}

    enum State {
        OPEN,
        PAID,
        DECLINED,
        EXPIRED;

        /// As on the wire: `open`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What became of the payer's answer.
    sealed interface Answer {
        record Taken(Order order) implements Answer {}

        /// Paid, declined or expired before.
        record TooLate(Order order) implements Answer {}

        record NoSuchOrder() implements Answer {}
    }
}
