package vn.hospitalkiosk.device.cccd;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import net.sf.scuba.smartcards.CommandAPDU;
import net.sf.scuba.smartcards.ResponseAPDU;
import org.jmrtd.BACKey;
import org.jmrtd.PACEKeySpec;
import org.jmrtd.Util;
import org.jmrtd.lds.PACEInfo;
import org.jmrtd.protocol.BACProtocol;
import org.jmrtd.protocol.DESedeSecureMessagingWrapper;
import org.jmrtd.protocol.PACEProtocol;
import org.junit.jupiter.api.Test;

/// The library that opens chips for us, against the worked examples of ICAO Doc 9303-11 (appendix D: BAC; appendix G.1: PACE). The virtual card is held to the same examples, so that card and reader cannot be wrong together.
class WorkedExamplesTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final String PACE = "0.4.0.127.0.7.2.2.4.2.2";
    private static final BACKey EXAMPLE_D = new BACKey("L898902C<", "690806", "940623");
    private static final BACKey EXAMPLE_G = new BACKey("T22000129", "640812", "101031");

    @Test
    void the_seed_and_keys_of_basic_access_control() throws GeneralSecurityException {
        byte[] seed = BACProtocol.computeKeySeedForBAC(EXAMPLE_D);
        assertThat(seed).isEqualTo(hex("239AB9CB282DAF66231DC5A4DF6BFBAE"));
        assertThat(withoutParity(Util.deriveKey(seed, Util.ENC_MODE).getEncoded()))
                .isEqualTo(withoutParity(hex("AB94FDECF2674FDFB9B391F85D7F76F2")));
        assertThat(withoutParity(Util.deriveKey(seed, Util.MAC_MODE).getEncoded()))
                .isEqualTo(withoutParity(hex("7962D9ECE03D1ACD4C76089DCE131543")));
        assertThat(
                        BACProtocol.computeSendSequenceCounter(
                                hex("4608F91988702212"), hex("781723860C06C226")))
                .isEqualTo(0x887022120C06C226L);
    }

    @Test
    void commands_and_answers_of_secure_messaging() throws GeneralSecurityException {
        DESedeSecureMessagingWrapper session =
                new DESedeSecureMessagingWrapper(
                        tripleDes("979EC13B1CBFE9DCD01AB0FED307EAE5"),
                        tripleDes("F1CB1F1FB5ADF208806B89DC579DC1F8"),
                        0x887022120C06C226L);
        exchange(
                session,
                new CommandAPDU(0, 0xA4, 0x02, 0x0C, hex("011E")),
                "0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800",
                "990290008E08FA855A5D4C50A8ED9000",
                "");
        exchange(
                session,
                new CommandAPDU(0, 0xB0, 0, 0, 4),
                "0CB000000D9701048E08ED6705417E96BA5500",
                "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000",
                "60145F01");
        exchange(
                session,
                new CommandAPDU(0, 0xB0, 0, 4, 0x12),
                "0CB000040D9701128E082EA28A70F3C7B53500",
                "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000",
                "04303130365F36063034303030305C026175");
    }

    private static void exchange(
            DESedeSecureMessagingWrapper session,
            CommandAPDU command,
            String protectedCommand,
            String protectedAnswer,
            String answer) {
        assertThat(session.wrap(command).getBytes()).isEqualTo(hex(protectedCommand));
        assertThat(session.unwrap(new ResponseAPDU(hex(protectedAnswer))).getData())
                .isEqualTo(hex(answer));
    }

    @Test
    void the_key_of_the_nonce_and_the_mapped_generator_of_pace() throws GeneralSecurityException {
        SecretKey key = PACEProtocol.deriveStaticPACEKey(PACEKeySpec.createMRZKey(EXAMPLE_G), PACE);
        assertThat(key.getEncoded()).isEqualTo(hex("89DED1B26624EC1E634C1989302849DD"));
        ECParameterSpec curve = curve();
        BigInteger secret =
                new BigInteger(
                        "7F4EF07B9EA82FD78AD689B38D0BC78CF21F249D953BC46F4C6E19259C010F99", 16);
        ECPoint chip =
                point(
                        "824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57",
                        "30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54");
        ECParameterSpec mapped =
                PACEProtocol.mapNonceGMWithECDH(
                        hex("3F00C4D39D153F2B2A214A078D899B22"),
                        Util.multiply(secret, chip, curve),
                        curve);
        assertThat(mapped.getGenerator())
                .isEqualTo(
                        point(
                                "8CED63C91426D4F0EB1435E7CB1D74A46723A0AF21C89634F65A9AE87A9265E2",
                                "8C879506743F8611AC33645C5B985C80B5F09A0B83407C1B6A4D857AE76FE522"));
    }

    @Test
    void the_session_keys_and_tokens_of_pace() throws GeneralSecurityException {
        byte[] shared = hex("28768D20701247DAE81804C9E780EDE582A9996DB4A315020B2733197DB84925");
        SecretKey mac = Util.deriveKey(shared, "AES", 128, Util.MAC_MODE);
        assertThat(Util.deriveKey(shared, "AES", 128, Util.ENC_MODE).getEncoded())
                .isEqualTo(hex("F5F0E35C0D7161EE6724EE513A0D9A7F"));
        assertThat(mac.getEncoded()).isEqualTo(hex("FE251C7858B356B24514B3BD5F4297D1"));
        PublicKey chip =
                key(
                        "049E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB"
                                + "7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094");
        PublicKey terminal =
                key(
                        "042DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C"
                                + "3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB36462");
        assertThat(PACEProtocol.generateAuthenticationToken(PACE, mac, chip))
                .isEqualTo(hex("C2B0BD78D94BA866"));
        assertThat(PACEProtocol.generateAuthenticationToken(PACE, mac, terminal))
                .isEqualTo(hex("3ABB9674BCE93C08"));
    }

    private static ECParameterSpec curve() {
        return (ECParameterSpec) PACEInfo.toParameterSpec(PACEInfo.PARAM_ID_ECP_BRAINPOOL_P256_R1);
    }

    private static PublicKey key(String uncompressed) {
        return PACEProtocol.decodePublicKeyFromSmartCard(hex(uncompressed), curve());
    }

    private static ECPoint point(String x, String y) {
        return new ECPoint(new BigInteger(x, 16), new BigInteger(y, 16));
    }

    private static SecretKey tripleDes(String sixteen) {
        return new SecretKeySpec(hex(sixteen + sixteen.substring(0, 16)), "DESede");
    }

    /// DES ignores the lowest bit of every byte of a key, and the library leaves it as it falls.
    private static byte[] withoutParity(byte[] key) {
        byte[] bare = java.util.Arrays.copyOf(key, 16);
        for (int i = 0; i < bare.length; i++) {
            bare[i] &= (byte) 0xFE;
        }
        return bare;
    }

    private static byte[] hex(String text) {
        return HEX.parseHex(text);
    }
}
