package vn.hospitalkiosk.device.smartcard.pcsc;

import java.util.Locale;
import vn.hospitalkiosk.device.smartcard.CardLineException;
import vn.hospitalkiosk.device.smartcard.CardLineException.BrokenLine;
import vn.hospitalkiosk.device.smartcard.CardLineException.CardRemoved;
import vn.hospitalkiosk.device.smartcard.CardLineException.ReaderGone;
import vn.hospitalkiosk.device.smartcard.CardLineException.ServiceGone;

/// Answers of PC/SC functions (winscard.h), as unsigned 32-bit numbers, and what they mean for us.
final class PcscCode {
    static final long SUCCESS = 0;
    static final long CANCELLED = 0x8010_0002L;
    static final long INVALID_HANDLE = 0x8010_0003L;
    static final long UNKNOWN_READER = 0x8010_0009L;
    static final long TIMEOUT = 0x8010_000AL;
    static final long NO_SMARTCARD = 0x8010_000CL;
    static final long COMM_ERROR = 0x8010_0013L;
    static final long READER_UNAVAILABLE = 0x8010_0017L;
    static final long NO_SERVICE = 0x8010_001DL;
    static final long SERVICE_STOPPED = 0x8010_001EL;
    static final long NO_READERS_AVAILABLE = 0x8010_002EL;
    static final long UNPOWERED_CARD = 0x8010_0067L;
    static final long REMOVED_CARD = 0x8010_0069L;

    private PcscCode() {}

    static String text(String what, long code) {
        return what + " answered " + Long.toHexString(code).toUpperCase(Locale.ROOT);
    }

    static CardLineException failure(String what, long code) {
        String message = text(what, code);
        if (code == NO_SMARTCARD || code == UNPOWERED_CARD || code == REMOVED_CARD) {
            return new CardRemoved(message);
        }
        if (code == NO_SERVICE || code == SERVICE_STOPPED || code == COMM_ERROR) {
            return new ServiceGone(message);
        }
        if (code == INVALID_HANDLE
                || code == UNKNOWN_READER
                || code == READER_UNAVAILABLE
                || code == NO_READERS_AVAILABLE) {
            return new ReaderGone(message);
        }
        return new BrokenLine(message);
    }

    /// For calls that concern no card: whatever they answer, the reader is of no more use.
    static CardLineException gone(String what, long code) {
        return failure(what, code) instanceof ServiceGone service
                ? service
                : new ReaderGone(text(what, code));
    }
}
