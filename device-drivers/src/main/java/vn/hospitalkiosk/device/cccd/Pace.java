package vn.hospitalkiosk.device.cccd;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.sf.scuba.smartcards.CardServiceException;
import net.sf.scuba.smartcards.CommandAPDU;
import net.sf.scuba.smartcards.ResponseAPDU;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.jmrtd.BACKey;
import org.jmrtd.CardServiceProtocolException;
import org.jmrtd.PACEKeySpec;
import org.jmrtd.lds.PACEInfo;
import org.jmrtd.protocol.PACEAPDUSender;
import org.jmrtd.protocol.PACEProtocol;
import org.jmrtd.protocol.SecureMessagingWrapper;

/// Opens the chip with its access number, or the key of its machine-readable zone: PACE (ICAO Doc 9303-11 §4.4). First with the parameters every known CCCD has, which saves reading EF.CardAccess; a chip that refuses them is asked for its own.
final class Pace {
    private static final int OK = 0x9000;
    private static final int SHORT_ANSWER = 256;
    private static final int TOKENS_STEP = 4;

    /// id-PACE-ECDH-GM-AES-CBC-CMAC-128 over brainpoolP256r1 (cccd.md §1, EF.CardAccess).
    private static final Parameters OF_EVERY_CCCD =
            new Parameters("0.4.0.127.0.7.2.2.4.2.2", PACEInfo.PARAM_ID_ECP_BRAINPOOL_P256_R1);

    record Parameters(String protocol, int domain) {}

    /// How it went, except that the chip did not know the key: that is said by [StopReading].
    sealed interface Result {
        record Opened(SecureMessagingWrapper wrapper) implements Result {}

        /// The chip has no PACE, or none that we speak, or refuses the one it announces.
        record NoPace(String why) implements Result {}

        /// It began and did not end.
        record Broken(ReadOutcome outcome) implements Result {}
    }

    private final CountedCard card;
    private final ReadRequest request;

    Pace(CountedCard card, ReadRequest request) {
        this.card = card;
        this.request = request;
    }

    /// @throws StopReading when the chip does not know the key
    Result open() {
        Result first = opened(OF_EVERY_CCCD);
        if (!(first instanceof Result.NoPace)) {
            return first;
        }
        try {
            return opened(parametersOfCard());
        } catch (IllegalArgumentException e) {
            return new Result.NoPace(String.valueOf(e.getMessage()));
        }
    }

    private PACEKeySpec key() throws GeneralSecurityException {
        Optional<AccessNumber> digits = request.accessNumber();
        if (digits.isPresent()) {
            return PACEKeySpec.createCANKey(digits.get().digits());
        }
        DocumentKey zone = request.documentKey().orElseThrow();
        return PACEKeySpec.createMRZKey(
                new BACKey(zone.documentNumber(), zone.birth(), zone.expiry()));
    }

    private Result opened(Parameters parameters) {
        int before = card.exchanges();
        try {
            PACEProtocol protocol =
                    new PACEProtocol(
                            new PACEAPDUSender(card), null, SHORT_ANSWER, SHORT_ANSWER, true);
            return new Result.Opened(
                    protocol.doPACE(
                                    key(),
                                    parameters.protocol(),
                                    PACEInfo.toParameterSpec(parameters.domain()),
                                    BigInteger.valueOf(parameters.domain()))
                            .getWrapper());
        } catch (CardServiceException | GeneralSecurityException | RuntimeException e) {
            card.rethrowFailure();
            if (card.exchanges() <= before + 1 && card.lastStatusWord() != OK) {
                return new Result.NoPace(
                        "the chip refuses PACE, status word " + hex(card.lastStatusWord()));
            }
            return refused(e);
        }
    }

    private Result refused(Exception failure) {
        int statusWord = card.lastStatusWord();
        boolean atTokens =
                failure instanceof CardServiceProtocolException step
                        && step.getStep() == TOKENS_STEP;
        // 6300 is what the standard says; some chips say what was wrong with the token.
        boolean tokenRefused = statusWord == 0x6A80 || statusWord == 0x6982;
        if (statusWord >>> 8 == 0x63 || (atTokens && tokenRefused)) {
            throw new StopReading(
                    request.accessNumber().isPresent()
                            ? Failures.wrongAccessNumber()
                            : Failures.wrongDocumentData());
        }
        return new Result.Broken(
                Failures.unreadable("PACE failed, last status word " + hex(statusWord)));
    }

    /// EF.CardAccess, selected directly: a CCCD answers 6D00 to a select of the MF.
    ///
    /// @throws IllegalArgumentException when there are none
    private Parameters parametersOfCard() {
        ResponseAPDU selected =
                card.transmit(new CommandAPDU(0x00, 0xA4, 0x02, 0x0C, new byte[] {0x01, 0x1C}));
        if (selected.getSW() != OK) {
            throw new IllegalArgumentException(
                    "no EF.CardAccess, status word " + hex(selected.getSW()));
        }
        ResponseAPDU content = card.transmit(new CommandAPDU(0x00, 0xB0, 0, 0, SHORT_ANSWER));
        return parameters(content.getData())
                .orElseThrow(() -> new IllegalArgumentException("the chip offers no PACE"));
    }

    /// Generic mapping is preferred: it is what every CCCD known so far does.
    ///
    /// @throws IllegalArgumentException when it cannot be understood
    static Optional<Parameters> parameters(byte[] cardAccess) {
        List<Parameters> offered = new ArrayList<>();
        try {
            for (ASN1Encodable item :
                    ASN1Set.getInstance(ASN1Primitive.fromByteArray(cardAccess))) {
                ASN1Sequence info = ASN1Sequence.getInstance(item);
                String protocol = ASN1ObjectIdentifier.getInstance(info.getObjectAt(0)).getId();
                if (PACEInfo.checkRequiredIdentifier(protocol) && info.size() > 2) {
                    int domain = ASN1Integer.getInstance(info.getObjectAt(2)).intValueExact();
                    offered.add(new Parameters(protocol, domain));
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("EF.CardAccess cannot be understood");
        }
        return offered.stream()
                .min(
                        Comparator.comparing(offer ->
                                PACEInfo.toMappingType(offer.protocol())
                                        != PACEInfo.MappingType.GM));
    }

    static String hex(int statusWord) {
        return "%04X".formatted(statusWord);
    }
}
