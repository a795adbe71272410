package vn.hospitalkiosk.device.smartcard;

/// Why a card cannot be talked to any more. The message is for technicians and never holds bytes from a card.
public abstract sealed class CardLineException extends RuntimeException {
    private CardLineException(String message) {
        super(message);
    }

    /// The card left the field.
    public static final class CardRemoved extends CardLineException {
        public CardRemoved(String message) {
            super(message);
        }
    }

    /// The service that drives the readers is not installed or does not run.
    public static final class ServiceGone extends CardLineException {
        public ServiceGone(String message) {
            super(message);
        }
    }

    /// The reader is not there.
    public static final class ReaderGone extends CardLineException {
        public ReaderGone(String message) {
            super(message);
        }
    }

    /// Reader and card are there, but the exchange failed.
    public static final class BrokenLine extends CardLineException {
        public BrokenLine(String message) {
            super(message);
        }
    }
}
