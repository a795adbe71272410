package vn.hospitalkiosk.device.cccd;

import java.math.BigInteger;
import net.sf.scuba.smartcards.CardServiceException;
import net.sf.scuba.smartcards.CommandAPDU;
import org.jmrtd.protocol.EACCAAPDUSender;
import org.jmrtd.protocol.EACCAProtocol;
import org.jmrtd.protocol.SecureMessagingWrapper;
import vn.hospitalkiosk.device.cccd.TrustVerdicts.Verdict;

/// Agrees on new session keys with the private key that a copy cannot have (ICAO Doc 9303-11 §6.2). The proof is that the chip can answer under them.
final class ChipAuthentication {
    private static final int SHORT_ANSWER = 256;

    private ChipAuthentication() {}

    /// The session goes on under the new keys.
    ///
    /// @param offered from DG14, whose hash is checked with those of the other files
    static Verdict check(Dg14.AgreementKey offered, CountedCard card, SecureChannel channel) {
        try {
            SecureMessagingWrapper agreed =
                    new EACCAProtocol(
                                    new EACCAAPDUSender(card),
                                    channel.wrapper(),
                                    SHORT_ANSWER,
                                    true)
                            .doCA(
                                    keyId(offered),
                                    offered.protocol(),
                                    offered.keyProtocol(),
                                    offered.key())
                            .getWrapper();
            channel.goOn(agreed);
            return channel.send(firstByte()).ok() ? Verdict.PASSED : Verdict.FAILED;
        } catch (CardServiceException | StopReading e) {
            card.rethrowFailure();
            return Verdict.FAILED;
        } catch (RuntimeException e) {
            card.rethrowFailure();
            throw e;
        }
    }

    /// JMRTD leaves a key identifier of zero away, as one that is not there.
    private static BigInteger keyId(Dg14.AgreementKey offered) {
        return offered.keyId().orElse(BigInteger.ZERO);
    }

    private static CommandAPDU firstByte() {
        return new CommandAPDU(0x00, 0xB0, 0x80 | ElementaryFile.DG1.shortId, 0, 1);
    }
}
