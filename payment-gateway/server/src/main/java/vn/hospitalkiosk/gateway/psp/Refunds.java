package vn.hospitalkiosk.gateway.psp;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.line.RawMessage;

/// Gives money of a captured payment back by the way it came. Blocks like [Psp]; never throws for what a network or a psp can do.
public interface Refunds {
    /// Sends the refund. The same refund may be sent again, byte for byte, only while its outcome is [Refunding.NotKnown] and the psp knows it by its id; otherwise it is asked about.
    Answer send(Refund refund);

    /// Whether sending the same refund again gives the money back once: the psp knows it by our id. Where not, a refund without an answer is only asked about.
    default boolean knowsById() {
        return false;
    }

    /// What became of a refund; [Refunding.NotKnown] too when this psp cannot be asked.
    Answer ask(Refund refund);

    /// @param id our id of the refund, unguessable, made once and kept until a definite failure
    /// @param transaction the psp's id of the captured money
    /// @param paid the whole captured amount
    /// @param amount of this refund, at most what is left
    /// @param reason what the payer reads; plain letters, no personal data
    record Refund(
            OrderId id,
            Psp.Order order,
            String transaction,
            Vnd paid,
            Vnd amount,
            String reason,
            Instant requestedAt) {}

    /// @param raw the answer's bytes when it says something final
    record Answer(Refunding refunding, Optional<RawMessage> raw) {
        public static Answer notKnown(String reason) {
            return new Answer(new Refunding.NotKnown(reason), Optional.empty());
        }

        public static Answer notSent(String reason) {
            return new Answer(new Refunding.NotSent(reason), Optional.empty());
        }
    }

    sealed interface Refunding {
        /// @param transaction the psp's id of the refund
        record Done(String transaction) implements Refunding {}

        /// The psp is at it.
        record Pending(String reason) implements Refunding {}

        /// Final: nothing was given back.
        record Refused(String reason) implements Refunding {}

        /// No byte left: no connection, breaker open, no credentials. Says nothing about earlier sendings.
        record NotSent(String reason) implements Refunding {}

        /// It may have been given back.
        record NotKnown(String reason) implements Refunding {}
    }
}
