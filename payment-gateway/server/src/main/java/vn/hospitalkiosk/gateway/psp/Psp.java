package vn.hospitalkiosk.gateway.psp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.line.RawMessage;

/// One brand's payment service, patient scans our QR. Methods block up to the adapter's timeout and never throw for what a network or a psp can do.
public interface Psp extends AutoCloseable {
    PspCode code();

    /// The plain wordmark, `MoMo`.
    String label();

    MethodView.Kind kind();

    Availability availability();

    /// The same at one kiosk, where that makes a difference.
    ///
    /// @param amount about to be taken; nothing while methods are only shown
    default Availability availability(KioskId kiosk, Vnd amount) {
        return availability();
    }

    /// Amounts it takes, and how long everything may take.
    Terms terms();

    /// Most that one kiosk may take by it in a day; empty: no such cap.
    default Optional<Vnd> dailyCap() {
        return Optional.empty();
    }

    default boolean takes(Vnd amount) {
        return terms().take(amount);
    }

    /// The longest that [#place] takes.
    default Duration placingTakes() {
        return terms().createTimeout();
    }

    /// How long the QR may be scanned.
    default Duration qrLife() {
        return terms().qrLife();
    }

    /// While the payer is about to pay, how long until the psp is asked in case a notice is lost.
    default Duration lookWhileWaiting() {
        return Duration.ofSeconds(3);
    }

    /// How long after that the psp's "no such order" is proof that nothing was paid.
    default Duration grace() {
        return terms().grace();
    }

    /// How long after closing an order is still watched, because the psp may keep it payable.
    default Duration watch() {
        return terms().watch();
    }

    /// The form of our order ids at this psp.
    default Naming naming() {
        return Naming.UNGUESSABLE;
    }

    /// Places the order. Sent once; without an answer it is not known whether the order exists.
    Placing place(Order order);

    /// What became of an order.
    Telling ask(Order order);

    /// Money back to the payer; empty: this psp has no way for programs, a person does it.
    default Optional<Refunds> refunds() {
        return Optional.empty();
    }

    /// The payer shows a code and we scan it; empty: this psp, or this contract, has no such way.
    default Optional<CustomerCodes> customerCodes() {
        return Optional.empty();
    }

    /// Reads what the psp sends by itself; empty: it sends nothing.
    default Optional<Notices> notices() {
        return Optional.empty();
    }

    /// Lets go of connections. Never throws.
    @Override
    default void close() {}

    enum Naming {
        /// 28 letters and digits, 130 random bits.
        UNGUESSABLE,
        /// 12 letters and digits with a check letter: survives a bank's transfer note, and people can read it out.
        TRANSFER_CODE
    }

    /// @param info what the payer reads in the app; plain letters, no personal data
    /// @param placedAt when we first sent it, or were about to: some psps want it again in each question
    record Order(OrderId id, Vnd amount, String info, Instant placedAt) {}

    sealed interface Availability {
        record Available() implements Availability {}

        /// @param alternative what works instead, may be empty
        record Unavailable(FailureCode code, Optional<Instant> since, Optional<String> alternative)
                implements Availability {}
    }

    sealed interface Placing {
        /// @param qrContent text to encode as QR
        record Placed(String qrContent) implements Placing {}

        /// The order stands, and the kiosk itself goes on with the payer: there is nothing to scan.
        record Awaited() implements Placing {}

        /// The psp said no, or was not asked at all: there is no order and no money can move.
        record Refused(FailureCode code, String reason) implements Placing {}

        record NotKnown(String reason) implements Placing {}
    }

    /// @param raw the answer's bytes when it says something final, kept as evidence
    record Telling(PspReport report, Optional<RawMessage> raw) {
        /// What a psp's answer tells; only a final one is kept.
        public static Telling of(PspReport report, RawMessage raw) {
            return new Telling(report, report.isFinal() ? Optional.of(raw) : Optional.empty());
        }

        public static Telling silent(String reason) {
            return new Telling(new PspReport.Silent(reason), Optional.empty());
        }
    }
}
