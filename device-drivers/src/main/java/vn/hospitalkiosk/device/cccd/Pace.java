package vn.hospitalkiosk.device.cccd;

import java.io.IOException;
import java.math.BigInteger;
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
import org.jmrtd.CardServiceProtocolException;
import org.jmrtd.PACEKeySpec;
import org.jmrtd.lds.PACEInfo;
import org.jmrtd.protocol.PACEAPDUSender;
import org.jmrtd.protocol.PACEProtocol;
import org.jmrtd.protocol.SecureMessagingWrapper;

/// Opens the chip with its access number: PACE (ICAO Doc 9303-11 §4.4). First with the parameters every known CCCD has, which saves reading EF.CardAccess; a chip that refuses them is asked for its own.
final class Pace {
    private static final int OK = 0x9000;
    private static final int SHORT_ANSWER = 256;
    private static final int TOKENS_STEP = 4;

    /// id-PACE-ECDH-GM-AES-CBC-CMAC-128 over brainpoolP256r1 (cccd.md §1, EF.CardAccess).
    private static final Parameters OF_EVERY_CCCD =
            new Parameters("0.4.0.127.0.7.2.2.4.2.2", PACEInfo.PARAM_ID_ECP_BRAINPOOL_P256_R1);

    private record Parameters(String protocol, int domain) {}

    private final CountedCard card;
    private final AccessNumber accessNumber;

    Pace(CountedCard card, AccessNumber accessNumber) {
        this.card = card;
        this.accessNumber = accessNumber;
    }

    /// @throws StopReading when the chip does not open
    SecureMessagingWrapper open() {
        Optional<SecureMessagingWrapper> opened = opened(OF_EVERY_CCCD);
        if (opened.isPresent()) {
            return opened.get();
        }
        return opened(parametersOfCard())
                .orElseThrow(() ->
                        new StopReading(
                                Failures.unreadable(
                                        "the chip refuses the PACE parameters it announces")));
    }

    /// Empty when the chip refuses the parameters themselves.
    private Optional<SecureMessagingWrapper> opened(Parameters parameters) {
        int before = card.exchanges();
        try {
            PACEProtocol protocol =
                    new PACEProtocol(
                            new PACEAPDUSender(card), null, SHORT_ANSWER, SHORT_ANSWER, true);
            return Optional.of(
                    protocol.doPACE(
                                    PACEKeySpec.createCANKey(accessNumber.digits()),
                                    parameters.protocol(),
                                    PACEInfo.toParameterSpec(parameters.domain()),
                                    BigInteger.valueOf(parameters.domain()))
                            .getWrapper());
        } catch (CardServiceException | RuntimeException e) {
            card.rethrowFailure();
            if (card.exchanges() <= before + 1 && card.lastStatusWord() != OK) {
                return Optional.empty();
            }
            throw new StopReading(refused(e));
        }
    }

    private ReadOutcome refused(Exception failure) {
        int statusWord = card.lastStatusWord();
        boolean atTokens =
                failure instanceof CardServiceProtocolException step
                        && step.getStep() == TOKENS_STEP;
        // 6300 is what the standard says; some chips say what was wrong with the token.
        boolean tokenRefused = statusWord == 0x6A80 || statusWord == 0x6982;
        if (statusWord >>> 8 == 0x63 || (atTokens && tokenRefused)) {
            return Failures.wrongAccessNumber();
        }
        return Failures.unreadable("PACE failed, last status word " + hex(statusWord));
    }

    /// EF.CardAccess, selected directly: a CCCD answers 6D00 to a select of the MF.
    private Parameters parametersOfCard() {
        ResponseAPDU selected =
                card.transmit(new CommandAPDU(0x00, 0xA4, 0x02, 0x0C, new byte[] {0x01, 0x1C}));
        if (selected.getSW() != OK) {
            throw new StopReading(
                    Failures.notACccd("no EF.CardAccess, status word " + hex(selected.getSW())));
        }
        ResponseAPDU content = card.transmit(new CommandAPDU(0x00, 0xB0, 0, 0, SHORT_ANSWER));
        try {
            return parameters(content.getData())
                    .orElseThrow(
                            () -> new StopReading(Failures.notACccd("the chip offers no PACE")));
        } catch (IOException | IllegalArgumentException e) {
            throw new StopReading(Failures.notACccd("EF.CardAccess cannot be understood"));
        }
    }

    /// Generic mapping is preferred: it is what every CCCD known so far does.
    private static Optional<Parameters> parameters(byte[] cardAccess) throws IOException {
        List<Parameters> offered = new ArrayList<>();
        for (ASN1Encodable item : ASN1Set.getInstance(ASN1Primitive.fromByteArray(cardAccess))) {
            ASN1Sequence info = ASN1Sequence.getInstance(item);
            String protocol = ASN1ObjectIdentifier.getInstance(info.getObjectAt(0)).getId();
            if (PACEInfo.checkRequiredIdentifier(protocol) && info.size() > 2) {
                int domain = ASN1Integer.getInstance(info.getObjectAt(2)).intValueExact();
                offered.add(new Parameters(protocol, domain));
            }
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
