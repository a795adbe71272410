package vn.hospitalkiosk.device.cccd;

import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.smartcard.CardLineException;

/// The codes of chip reading and the outcomes they belong to.
final class Failures {
    private Failures() {}

    static ReadOutcome wrongAccessNumber() {
        return new ReadOutcome.WrongAccessNumber(
                new Failure("C11", "the card refused the access number"));
    }

    static ReadOutcome cardMoved(String detail) {
        return new ReadOutcome.CardMoved(new Failure("C12", detail));
    }

    static ReadOutcome notACccd(String detail) {
        return new ReadOutcome.NotACccd(new Failure("C21", detail));
    }

    static ReadOutcome unreadable(String detail) {
        return new ReadOutcome.Unreadable(new Failure("C33", detail));
    }

    static ReadOutcome notGenuine(TrustVerdicts trust) {
        return new ReadOutcome.NotGenuine(
                new Failure(
                        "C51",
                        "checks: hashes %s, signature %s, chain %s, revocation %s, chip %s"
                                .formatted(
                                        trust.hashes(),
                                        trust.signature(),
                                        trust.chain(),
                                        trust.revocation(),
                                        trust.chip())),
                trust);
    }

    static Failure readerGone(String detail) {
        return new Failure("C61", detail);
    }

    static Failure readerHangs(String detail) {
        return new Failure("C62", detail);
    }

    static ReadOutcome of(CardLineException failure) {
        String detail = String.valueOf(failure.getMessage());
        return switch (failure) {
            case CardLineException.CardRemoved _ -> cardMoved(detail);
            case CardLineException.ReaderGone _ -> new ReadOutcome.ReaderFault(readerGone(detail));
            case CardLineException.BrokenLine _ -> unreadable(detail);
        };
    }
}
