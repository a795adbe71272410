package vn.hospitalkiosk.gateway.payment;

import vn.hospitalkiosk.api.PaymentState;

/// [PaymentState] as types, so that the compiler sees a missing row of [Lifecycle].
sealed interface State {
    PaymentState code();

    /// The money may still come while the patient stands there.
    sealed interface Open extends State {}

    /// Proven unpaid.
    sealed interface Closed extends State {}

    /// Money was taken.
    sealed interface Money extends State {}

    record AwaitingPayer() implements Open {
        @Override
        public PaymentState code() {
            return PaymentState.AWAITING_PAYER;
        }
    }

    record Unresolved() implements Open {
        @Override
        public PaymentState code() {
            return PaymentState.UNRESOLVED;
        }
    }

    record ClosedDeclined() implements Closed {
        @Override
        public PaymentState code() {
            return PaymentState.CLOSED_DECLINED;
        }
    }

    record ClosedExpired() implements Closed {
        @Override
        public PaymentState code() {
            return PaymentState.CLOSED_EXPIRED;
        }
    }

    record ClosedCancelled() implements Closed {
        @Override
        public PaymentState code() {
            return PaymentState.CLOSED_CANCELLED;
        }
    }

    record Captured() implements Money {
        @Override
        public PaymentState code() {
            return PaymentState.CAPTURED;
        }
    }

    record CapturedLate() implements Money {
        @Override
        public PaymentState code() {
            return PaymentState.CAPTURED_LATE;
        }
    }

    record CapturedTwice() implements Money {
        @Override
        public PaymentState code() {
            return PaymentState.CAPTURED_TWICE;
        }
    }

    record AmountDiffers() implements Money {
        @Override
        public PaymentState code() {
            return PaymentState.AMOUNT_DIFFERS;
        }
    }

    record Settled() implements Money {
        @Override
        public PaymentState code() {
            return PaymentState.SETTLED;
        }
    }

    static State of(PaymentState code) {
        return switch (code) {
            case AWAITING_PAYER -> new AwaitingPayer();
            case UNRESOLVED -> new Unresolved();
            case CAPTURED -> new Captured();
            case CLOSED_DECLINED -> new ClosedDeclined();
            case CLOSED_EXPIRED -> new ClosedExpired();
            case CLOSED_CANCELLED -> new ClosedCancelled();
            case CAPTURED_LATE -> new CapturedLate();
            case CAPTURED_TWICE -> new CapturedTwice();
            case AMOUNT_DIFFERS -> new AmountDiffers();
            case SETTLED -> new Settled();
        };
    }
}
