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

    static ReadOutcome wrongDocumentData() {
        return new ReadOutcome.WrongAccessNumber(
                new Failure("C13", "the card refused number, birth date and expiry"));
    }

    /// PACE is not to be had, and what BAC needs is not known.
    static ReadOutcome needsDocumentKey(String why) {
        return new ReadOutcome.Unreadable(
                new Failure("C22", why + "; number, birth date and expiry are not known"));
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

    /// The chip is another card's than the code that was scanned.
    static ReadOutcome anotherNumber(TrustVerdicts trust) {
        return new ReadOutcome.NotGenuine(
                new Failure("C51", "the printed number is not the chip's"), trust);
    }

    /// @param signerOutOfTime whether nothing is wrong but that
    static ReadOutcome notGenuine(TrustVerdicts trust, boolean signerOutOfTime) {
        return new ReadOutcome.NotGenuine(
                new Failure(
                        signerOutOfTime ? "C52" : "C51",
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

    static Failure serviceGone(String detail) {
        return new Failure("C63", detail);
    }

    static Failure staleLists(String detail) {
        return new Failure("C71", detail);
    }

    static Failure readerHangs(String detail) {
        return new Failure("C62", detail);
    }

    static ReadOutcome of(CardLineException failure) {
        String detail = String.valueOf(failure.getMessage());
        return switch (failure) {
            case CardLineException.CardRemoved _ -> cardMoved(detail);
            case CardLineException.ReaderGone _, CardLineException.ServiceGone _ ->
                    new ReadOutcome.ReaderFault(lost(failure));
            case CardLineException.BrokenLine _ -> unreadable(detail);
        };
    }

    /// Why a reader cannot be used any more.
    static Failure lost(CardLineException failure) {
        String detail = String.valueOf(failure.getMessage());
        return switch (failure) {
            case CardLineException.ServiceGone _ -> serviceGone(detail);
            case CardLineException.ReaderGone _,
                    CardLineException.CardRemoved _,
                    CardLineException.BrokenLine _ ->
                    readerGone(detail);
        };
    }
}
