package vn.hospitalkiosk.gateway.psp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;

/// One brand's payment service, patient scans our QR. Methods block up to the adapter's timeout and never throw for what a network or a psp can do.
public interface Psp {
    PspCode code();

    /// The plain wordmark, `MoMo`.
    String label();

    MethodView.Kind kind();

    Availability availability();

    /// Whether the psp takes an amount of this size.
    boolean takes(Vnd amount);

    /// The longest that [#place] takes.
    Duration placingTakes();

    /// How long the QR may be scanned.
    Duration qrLife();

    /// How long after that the psp's "no such order" is proof that nothing was paid.
    Duration grace();

    /// How long after closing an order is still watched, because the psp may keep it payable.
    Duration watch();

    /// Places the order. Sent once; without an answer it is not known whether the order exists.
    Placing place(Order order);

    /// What became of an order.
    Telling ask(OrderId order);

    /// @param info what the payer reads in the app; no personal data
    record Order(OrderId id, Vnd amount, String info) {}

    sealed interface Availability {
        record Available() implements Availability {}

        /// @param alternative what works instead, may be empty
        record Unavailable(FailureCode code, Optional<Instant> since, Optional<String> alternative)
                implements Availability {}
    }

    sealed interface Placing {
        /// @param qrContent text to encode as QR
        record Placed(String qrContent) implements Placing {}

        /// The psp said no: there is no order and no money can move.
        record Refused(FailureCode code, String reason) implements Placing {}

        record NotKnown(String reason) implements Placing {}
    }

    /// @param raw the answer's bytes when it says something final, kept as evidence
    record Telling(PspReport report, Optional<RawMessage> raw) {}
}
