package vn.hospitalkiosk.device.cccd;

import net.sf.scuba.smartcards.CardServiceException;
import org.jmrtd.BACKey;
import org.jmrtd.protocol.BACAPDUSender;
import org.jmrtd.protocol.BACProtocol;
import org.jmrtd.protocol.SecureMessagingWrapper;

/// Opens a chip that has no PACE: basic access control (ICAO Doc 9303-11 §4.3). The ICAO application must be selected.
final class BasicAccess {
    private static final int SHORT_ANSWER = 256;

    private BasicAccess() {}

    /// @throws StopReading when the chip does not open
    static SecureMessagingWrapper open(CountedCard card, DocumentKey key) {
        card.forgetRefusals();
        try {
            return new BACProtocol(new BACAPDUSender(card), SHORT_ANSWER, true)
                    .doBAC(new BACKey(key.documentNumber(), key.birth(), key.expiry()))
                    .getWrapper();
        } catch (CardServiceException | RuntimeException e) {
            card.rethrowFailure();
            int statusWord = card.firstRefusal();
            // 6300 is what the standard says; some chips say 6982 or 6988.
            boolean refused =
                    statusWord >>> 8 == 0x63 || statusWord == 0x6982 || statusWord == 0x6988;
            throw new StopReading(
                    refused
                            ? Failures.wrongDocumentData()
                            : Failures.unreadable(
                                    "BAC failed, status word " + Pace.hex(statusWord)));
        }
    }
}
