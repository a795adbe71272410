package vn.hospitalkiosk.gateway.refund;

/// [RefundState] as types, so that the compiler sees a missing row of [RefundLifecycle].
sealed interface Stage {
    RefundState code();

    /// Nothing was sent.
    sealed interface Waiting extends Stage {}

    /// Money may go back at any moment.
    sealed interface Moving extends Stage {}

    record Requested() implements Waiting {
        @Override
        public RefundState code() {
            return RefundState.REQUESTED;
        }
    }

    record Approved() implements Waiting {
        @Override
        public RefundState code() {
            return RefundState.APPROVED;
        }
    }

    record Sent() implements Moving {
        @Override
        public RefundState code() {
            return RefundState.SENT;
        }
    }

    record Unresolved() implements Moving {
        @Override
        public RefundState code() {
            return RefundState.REFUND_UNRESOLVED;
        }
    }

    record Refunded() implements Stage {
        @Override
        public RefundState code() {
            return RefundState.REFUNDED;
        }
    }

    record Refused() implements Stage {
        @Override
        public RefundState code() {
            return RefundState.REFUSED;
        }
    }

    static Stage of(RefundState code) {
        return switch (code) {
            case REQUESTED -> new Requested();
            case APPROVED -> new Approved();
            case SENT -> new Sent();
            case REFUND_UNRESOLVED -> new Unresolved();
            case REFUNDED -> new Refunded();
            case REFUSED -> new Refused();
        };
    }
}
