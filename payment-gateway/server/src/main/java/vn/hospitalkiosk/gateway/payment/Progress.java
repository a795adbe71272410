package vn.hospitalkiosk.gateway.payment;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.Vnd;

/// The part of an intent that changes; every change makes the version grow by one.
///
/// @param refusal why the psp refused the order, or why it is cancelled when not because the patient asked
/// @param receiptNumber given with the first money; known when the transaction that gave it has ended
/// @param payer what is known of the payer's side
public record Progress(
        State state,
        long version,
        Optional<String> qrContent,
        Optional<FailureCode> refusal,
        Optional<Instant> cancelAskedAt,
        Optional<Instant> closedAt,
        Asking asking,
        Optional<String> receiptNumber,
        Optional<Instant> capturedAt,
        Payer payer) {

    /// What the payer did, as far as the psp told.
    ///
    /// @param begun has the order before the eyes: scanned, and not paid yet
    /// @param received all that came, whatever became of it
    public record Payer(boolean begun, Vnd received) {
        static final Payer UNSEEN = new Payer(false, Vnd.ZERO);

        Payer begins() {
            return new Payer(true, received);
        }

        Payer paid(Vnd amount) {
            return new Payer(begun, received.plus(amount));
        }
    }

    /// How often the psp was asked.
    ///
    /// @param inState questions since the state last changed
    public record Asking(
            int times, int inState, Optional<Instant> lastAt, Optional<Instant> nextAt) {
        Asking askedAt(Instant at) {
            return new Asking(times + 1, inState + 1, Optional.of(at), nextAt);
        }

        Asking next(Optional<Instant> at) {
            return new Asking(times, inState, lastAt, at);
        }

        Asking inNewState() {
            return new Asking(times, 0, lastAt, nextAt);
        }
    }

    /// For the store.
    public static Progress stored(
            PaymentState state,
            long version,
            Optional<String> qrContent,
            Optional<FailureCode> refusal,
            Optional<Instant> cancelAskedAt,
            Optional<Instant> closedAt,
            Asking asking,
            Optional<String> receiptNumber,
            Optional<Instant> capturedAt,
            Payer payer) {
        return new Progress(
                State.of(state),
                version,
                qrContent,
                refusal,
                cancelAskedAt,
                closedAt,
                asking,
                receiptNumber,
                capturedAt,
                payer);
    }

    public PaymentState code() {
        return state.code();
    }

    /// Before the order was sent: from the first byte on it may exist.
    static Progress beforeSending(Instant firstQuestion) {
        return new Progress(
                new State.Unresolved(),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Asking(0, 0, Optional.empty(), Optional.of(firstQuestion)),
                Optional.empty(),
                Optional.empty(),
                Payer.UNSEEN);
    }

    Progress moved(State next, Instant at) {
        Optional<Instant> closed = next instanceof State.Closed ? Optional.of(at) : closedAt;
        return new Progress(
                next,
                version,
                qrContent,
                refusal,
                cancelAskedAt,
                closed,
                asking.inNewState(),
                receiptNumber,
                capturedAt,
                payer);
    }

    Progress withQr(String content) {
        return new Progress(
                state,
                version,
                Optional.of(content),
                refusal,
                cancelAskedAt,
                closedAt,
                asking,
                receiptNumber,
                capturedAt,
                payer);
    }

    Progress refused(FailureCode code) {
        return new Progress(
                state,
                version,
                qrContent,
                Optional.of(code),
                cancelAskedAt,
                closedAt,
                asking,
                receiptNumber,
                capturedAt,
                payer);
    }

    Progress cancelAsked(Instant at) {
        return new Progress(
                state,
                version,
                qrContent,
                refusal,
                cancelAskedAt.or(() -> Optional.of(at)),
                closedAt,
                asking,
                receiptNumber,
                capturedAt,
                payer);
    }

    Progress asked(Asking changed) {
        return new Progress(
                state,
                version,
                qrContent,
                refusal,
                cancelAskedAt,
                closedAt,
                changed,
                receiptNumber,
                capturedAt,
                payer);
    }

    Progress captured(Instant at) {
        return new Progress(
                state,
                version,
                qrContent,
                refusal,
                cancelAskedAt,
                closedAt,
                asking,
                receiptNumber,
                Optional.of(at),
                payer);
    }

    Progress receipted(String number) {
        return new Progress(
                state,
                version,
                qrContent,
                refusal,
                cancelAskedAt,
                closedAt,
                asking,
                Optional.of(number),
                capturedAt,
                payer);
    }

    Progress with(Payer changed) {
        return new Progress(
                state,
                version,
                qrContent,
                refusal,
                cancelAskedAt,
                closedAt,
                asking,
                receiptNumber,
                capturedAt,
                changed);
    }

    Progress nextVersion() {
        return new Progress(
                state,
                version + 1,
                qrContent,
                refusal,
                cancelAskedAt,
                closedAt,
                asking,
                receiptNumber,
                capturedAt,
                payer);
    }
}
