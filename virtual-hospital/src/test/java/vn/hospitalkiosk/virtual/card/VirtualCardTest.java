package vn.hospitalkiosk.virtual.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.icao.LDSSecurityObject;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.operator.OperatorCreationException;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.virtual.person.Person;

class VirtualCardTest {
    private static final Person PERSON = Person.nguyenVanA();
    private static final Issuer ISSUER = Issuer.fresh();
    private static final Chip GENUINE = new Personalisation(ISSUER).chip(PERSON);
    private static final byte[] CHALLENGE = {1, 2, 3, 4, 5, 6, 7, 8};

    @Test
    void everyFileIsReadAsItWasWrittenInShortAndExtendedBlocks() throws IOException {
        for (int block : new int[] {1000, 223, 100, 17}) {
            TestTerminal terminal = opened(GENUINE);
            for (var file : GENUINE.files().entrySet()) {
                assertThat(terminal.read(file.getKey() & 0x1F, block, block > 256))
                        .as("file %04X, block %d", file.getKey(), block)
                        .isEqualTo(file.getValue());
            }
        }
    }

    @Test
    void oneExtendedCommandReadsAWholeFile() throws IOException {
        TestTerminal terminal = opened(GENUINE);
        byte[] sod = terminal.secured("00B09D00", new byte[0], 65536, true);
        assertThat(terminal.lastStatus).isEqualTo(0x9000);
        assertThat(sod).isEqualTo(file(GENUINE, Chip.SOD));
    }

    @Test
    void aShortAnswerCarriesAtMost223Bytes() throws IOException {
        TestTerminal terminal = opened(GENUINE);
        assertThat(terminal.secured("00B09D00", new byte[0], 256, false)).hasSize(223);
        assertThat(terminal.secured("00B09D00", new byte[0], 223, false)).hasSize(223);
    }

    @Test
    void oddReadBinaryReadsAtAnOffsetInADataObject() throws IOException {
        TestTerminal terminal = opened(GENUINE);
        byte[] sod = file(GENUINE, Chip.SOD);
        byte[] answer =
                terminal.secured("00B1001D", HexFormat.of().parseHex("54020100"), 100, false);
        assertThat(answer).startsWith(0x53, 100);
        assertThat(Arrays.copyOfRange(answer, 2, 102)).isEqualTo(Arrays.copyOfRange(sod, 256, 356));
    }

    @Test
    void readingStopsAtTheEndOfTheFile() throws IOException {
        TestTerminal terminal = opened(GENUINE);
        byte[] dg1 = file(GENUINE, Chip.DG1);
        assertThat(terminal.secured("00B08150", new byte[0], 100, false))
                .isEqualTo(Arrays.copyOfRange(dg1, 80, dg1.length));
        assertThat(terminal.lastStatus).isEqualTo(0x6282);
        terminal.secured("00B0%04X".formatted(dg1.length), new byte[0], 1, false);
        assertThat(terminal.lastStatus).isEqualTo(0x6B00);
    }

    @Test
    void beforeAccessControlOnlyCardAccessCanBeRead() throws IOException {
        VirtualCard card = new VirtualCard(GENUINE);
        TestTerminal terminal = new TestTerminal(card::process);
        assertThat(terminal.plain("00B09C0000")).isEqualTo(Personalisation.CARD_ACCESS);
        terminal.plain("00A4020C02011C");
        assertThat(terminal.lastStatus).isEqualTo(0x9000);
        assertThat(terminal.plain("00B0000008"))
                .isEqualTo(Arrays.copyOf(Personalisation.CARD_ACCESS, 8));
        for (String command :
                new String[] {
                    "00B0810000", "00B09D0000", "00A4020C020101", "0088000008010203040506070800"
                }) {
            terminal.plain(command);
            assertThat(terminal.lastStatus).as(command).isEqualTo(0x6982);
        }
        terminal.plain("00A4040C07A0000002471001");
        assertThat(terminal.lastStatus).isEqualTo(0x9000);
        terminal.plain("00A4020C02010D");
        assertThat(terminal.lastStatus).isEqualTo(0x6982);
    }

    @Test
    void selectingTheMasterFileIsRefusedAsRealCardsDo() throws IOException {
        TestTerminal terminal = new TestTerminal(new VirtualCard(GENUINE)::process);
        terminal.plain("00A4000C023F00");
        assertThat(terminal.lastStatus).isEqualTo(0x6D00);
        terminal.plain("00A4040C07A0000002471002");
        assertThat(terminal.lastStatus).isEqualTo(0x6A82);
    }

    @Test
    void aWrongAccessNumberIsRefusedAndTheRightOneThenWorks() throws IOException {
        VirtualCard card = new VirtualCard(GENUINE);
        assertThat(new TestTerminal(card::process).open("000000")).isEqualTo(0x6300);
        assertThat(new TestTerminal(card::process).open(PERSON.accessNumber())).isEqualTo(0x9000);
    }

    @Test
    void aPlainCommandOrAWrongMacEndsTheSession() throws IOException {
        TestTerminal terminal = opened(GENUINE);
        terminal.plain("00B0810000");
        assertThat(terminal.lastStatus).isEqualTo(0x6982);
        terminal.secured("00B08100", new byte[0], 8, false);
        assertThat(terminal.lastStatus).isEqualTo(0x6882);

        VirtualCard card = new VirtualCard(GENUINE);
        TestTerminal meddled =
                new TestTerminal(command -> {
                    if ((command[0] & 0x0C) == 0x0C) {
                        command[command.length - 2] ^= 1;
                    }
                    return card.process(command);
                });
        assertThat(meddled.open(PERSON.accessNumber())).isEqualTo(0x9000);
        meddled.secured("00B08100", new byte[0], 8, false);
        assertThat(meddled.lastStatus).isEqualTo(0x6988);
    }

    @Test
    void aCardWithoutExtendedLengthsRefusesThem() throws IOException {
        Chip shortOnly = GENUINE.withMaxResponse(256);
        TestTerminal terminal = opened(shortOnly);
        terminal.secured("00B08100", new byte[0], 1000, true);
        assertThat(terminal.lastStatus).isEqualTo(0x6700);
        assertThat(opened(shortOnly).read(0x1D, 223, false)).isEqualTo(file(GENUINE, Chip.SOD));
    }

    @Test
    void theSecurityObjectSignsEveryDataGroupAndIsSignedByTheIssuer() throws Exception {
        assertThat(hashes(GENUINE))
                .isEqualTo(Map.of(1, true, 2, true, 13, true, 14, true, 15, true));
        assertThat(signed(GENUINE, ISSUER)).isTrue();
        assertThat(signed(GENUINE, Issuer.fresh())).isFalse();
    }

    @Test
    void everyForgeryShowsWhereItShouldAndOnlyThere() throws Exception {
        assertThat(genuine(GENUINE)).isTrue();
        for (Forgery forgery : Forgery.values()) {
            Chip chip = new Personalisation(ISSUER).chip(PERSON, EnumSet.of(forgery));
            if (forgery == Forgery.TAMPERED_SOD || forgery == Forgery.STRIPPED_DG15) {
                continue;
            }
            int spoilt =
                    switch (forgery) {
                        case TAMPERED_DG1 -> 1;
                        case TAMPERED_DG2 -> 2;
                        case TAMPERED_DG13, SWAPPED_DG13 -> 13;
                        case TAMPERED_DG14 -> 14;
                        case TAMPERED_DG15, SWAPPED_DG15 -> 15;
                        case CLONED,
                                WRONG_CSCA,
                                RESIGNED_SOD,
                                EXPIRED_SIGNER,
                                REVOKED_SIGNER,
                                TAMPERED_SOD,
                                STRIPPED_DG15 ->
                                0;
                    };
            Map<Integer, Boolean> expected = new TreeMap<>();
            for (int group : new int[] {1, 2, 13, 14, 15}) {
                expected.put(group, group != spoilt);
            }
            assertThat(hashes(chip)).as(forgery.name()).isEqualTo(expected);
            assertThat(signed(chip, ISSUER))
                    .as(forgery.name())
                    .isEqualTo(forgery != Forgery.WRONG_CSCA && forgery != Forgery.RESIGNED_SOD);
            if (forgery != Forgery.TAMPERED_DG15) {
                assertThat(genuine(chip)).as(forgery.name()).isEqualTo(forgery != Forgery.CLONED);
            }
        }
    }

    @Test
    void aCardAsBehindT0GivesItsAnswersInPartsAndCorrectsAWrongLength() throws IOException {
        VirtualCard card = new VirtualCard(GENUINE.inParts());
        assertThat(card.process(HexFormat.of().parseHex("00B09C0000")))
                .isEqualTo(HexFormat.of().parseHex("6C36"));
        TestTerminal terminal =
                new TestTerminal(command -> {
                    byte[] answer = card.process(command);
                    byte[] whole = new byte[0];
                    while (answer[answer.length - 2] == 0x61) {
                        whole = Tlv.join(whole, Arrays.copyOf(answer, answer.length - 2));
                        byte count = answer[answer.length - 1];
                        answer = card.process(new byte[] {0, (byte) 0xC0, 0, 0, count});
                    }
                    return Tlv.join(whole, answer);
                });
        assertThat(terminal.open(PERSON.accessNumber())).isEqualTo(0x9000);
        assertThat(terminal.selectApplication()).isEqualTo(0x9000);
        assertThat(terminal.read(0x1D, 223, false)).isEqualTo(file(GENUINE, Chip.SOD));
    }

    @Test
    void accessIsRefusedAsTheCardWasMade() throws IOException {
        TestTerminal bacOnly =
                new TestTerminal(new VirtualCard(GENUINE.withAccess(Chip.Access.BAC))::process);
        bacOnly.plain("00B09C0000");
        assertThat(bacOnly.lastStatus).isEqualTo(0x6A82);
        assertThat(bacOnly.open(PERSON.accessNumber())).isEqualTo(0x6D00);
        TestTerminal paceOnly =
                new TestTerminal(new VirtualCard(GENUINE.withAccess(Chip.Access.PACE))::process);
        paceOnly.plain("00A4040C07A0000002471001");
        paceOnly.plain("0084000008");
        assertThat(paceOnly.lastStatus).isEqualTo(0x6D00);
    }

    @Test
    void theZoneHasRightCheckDigitsAndTheWholeNumber() {
        // The synthetic zone that an independent reader (JMRTD) accepted, cccd.md: check digits 3,
        // 4.
        assertThat(Mrz.checkDigit("090000123")).isEqualTo('3');
        assertThat(Mrz.checkDigit("056090000123<<")).isEqualTo('4');
        assertThat(Mrz.checkDigit("900115")).isEqualTo('8');
        assertThat(new Mrz(PERSON).text())
                .isEqualTo(
                        "IDVNM0850004270056085000427<<1"
                                + "8503091M4503093VNM<<<<<<<<<<<6"
                                + "NGUYEN<<VAN<A<<<<<<<<<<<<<<<<<");
    }

    @Test
    void dg13ListsSixteenFieldsInOrderWithVietnameseText() {
        byte[] dg13 = file(GENUINE, Chip.DG13);
        Tlv sequence = Tlv.sequence(only(dg13).value()).orElseThrow().getFirst();
        Tlv set = Tlv.sequence(sequence.value()).orElseThrow().getLast();
        assertThat(Tlv.sequence(set.value()).orElseThrow())
                .extracting(field ->
                        (int) Tlv.sequence(field.value()).orElseThrow().getFirst().value()[0])
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 16).boxed().toList());
        assertThat(new String(dg13, StandardCharsets.UTF_8)).contains(PERSON.fullName());
    }

    @Test
    void noSequenceOfBytesMakesItAnswerLessThanAStatusWord() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        VirtualCard card = new VirtualCard(GENUINE);
        int[] instructions = {0xA4, 0xB0, 0xB1, 0x22, 0x86, 0x88, 0x84};
        for (int i = 0; i < 10_000; i++) {
            byte[] command = new byte[random.nextInt(40)];
            random.nextBytes(command);
            if (command.length > 4 && random.nextBoolean()) {
                command[0] = (byte) (random.nextBoolean() ? 0 : 0x0C);
                command[1] = (byte) instructions[random.nextInt(instructions.length)];
                command[4] = (byte) (command.length - 5);
            }
            assertThat(card.process(command).length).as("seed %d", seed).isGreaterThan(1);
        }
    }

    @Test
    void nothingThatHoldsThePersonShowsIt() {
        assertThat(GENUINE.toString()).isEqualTo("Chip[***]");
    }

    private static TestTerminal opened(Chip chip) throws IOException {
        TestTerminal terminal = new TestTerminal(new VirtualCard(chip)::process);
        assertThat(terminal.open(PERSON.accessNumber())).isEqualTo(0x9000);
        assertThat(terminal.selectApplication()).isEqualTo(0x9000);
        return terminal;
    }

    private static byte[] file(Chip chip, int identifier) {
        return chip.files().getOrDefault(identifier, new byte[0]);
    }

    private static Tlv only(byte[] file) {
        return Tlv.sequence(file).orElseThrow().getFirst();
    }

    private static CMSSignedData sod(Chip chip) throws CMSException {
        return new CMSSignedData(only(file(chip, Chip.SOD)).value());
    }

    private static Map<Integer, Boolean> hashes(Chip chip)
            throws CMSException, GeneralSecurityException {
        Map<Integer, Boolean> right = new TreeMap<>();
        byte[] content = (byte[]) sod(chip).getSignedContent().getContent();
        for (var hash : LDSSecurityObject.getInstance(content).getDatagroupHash()) {
            int number = hash.getDataGroupNumber();
            byte[] file = file(chip, 0x0100 | number);
            byte[] actual = MessageDigest.getInstance("SHA-256").digest(file);
            right.put(number, Arrays.equals(actual, hash.getDataGroupHashValue().getOctets()));
        }
        return right;
    }

    /// The signature fits the signer's certificate, and that fits the CSCA.
    private static boolean signed(Chip chip, Issuer issuer)
            throws CMSException, IOException, OperatorCreationException, GeneralSecurityException {
        CMSSignedData sod = sod(chip);
        SignerInformation signature = sod.getSignerInfos().getSigners().iterator().next();
        X509CertificateHolder signer = sod.getCertificates().getMatches(null).iterator().next();
        assertThat(signature.verify(new JcaSimpleSignerInfoVerifierBuilder().build(signer)))
                .isTrue();
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        X509Certificate csca =
                (X509Certificate)
                        factory.generateCertificate(new ByteArrayInputStream(issuer.certificate()));
        X509Certificate document =
                (X509Certificate)
                        factory.generateCertificate(new ByteArrayInputStream(signer.getEncoded()));
        try {
            document.verify(csca.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// Active authentication with the public key the chip itself shows.
    private static boolean genuine(Chip chip) throws IOException, GeneralSecurityException {
        TestTerminal terminal = opened(chip);
        byte[] signature = terminal.secured("00880000", CHALLENGE, 256, false);
        assertThat(signature).hasSize(64);
        byte[] dg15 = only(terminal.read(15, 223, false)).value();
        ECPublicKeyParameters key =
                (ECPublicKeyParameters)
                        PublicKeyFactory.createKey(SubjectPublicKeyInfo.getInstance(dg15));
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, key);
        return verifier.verifySignature(
                MessageDigest.getInstance("SHA-256").digest(CHALLENGE),
                new BigInteger(1, Arrays.copyOf(signature, 32)),
                new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)));
    }
}
