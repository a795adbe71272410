package vn.hospitalkiosk.virtual.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The worked example of ICAO 9303-11, appendix D (basic access control, secure messaging with triple DES): with the chip's random numbers of the example the card gives the chip's bytes of the example.
class BacTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final String SELECT_APPLICATION = "00A4040C07A0000002471001";
    private static final String SENT =
            "72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F25F1448EEA8AD90A7";
    private static final String ANSWERED =
            "46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F2F2D235D074D7449";
    private static final String EF_COM = "60145F0104303130365F36063034303030305C026175";

    @Test
    void theKeysAreThoseOfTheWorkedExample() {
        byte[] seed = java.util.Arrays.copyOf(password(), 16);
        assertThat(seed).isEqualTo(hex("239AB9CB282DAF66231DC5A4DF6BFBAE"));
        assertThat(TripleDes.derive(seed, Aes.FOR_ENCRYPTION))
                .isEqualTo(hex("AB94FDECF2674FDFB9B391F85D7F76F2"));
        assertThat(TripleDes.derive(seed, Aes.FOR_MAC))
                .isEqualTo(hex("7962D9ECE03D1ACD4C76089DCE131543"));
    }

    @Test
    void theCardAnswersTheWorkedExampleByteForByteAndItsFileCanBeRead() {
        VirtualCard card = card();
        assertThat(send(card, SELECT_APPLICATION)).isEqualTo("9000");
        assertThat(send(card, "0084000008")).isEqualTo("4608F919887022129000");
        assertThat(send(card, "0082000028" + SENT + "28")).isEqualTo(ANSWERED + "9000");
        assertThat(send(card, "0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800"))
                .isEqualTo("990290008E08FA855A5D4C50A8ED9000");
        assertThat(send(card, "0CB000000D9701048E08ED6705417E96BA5500"))
                .isEqualTo("8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000");
        assertThat(send(card, "0CB000040D9701128E082EA28A70F3C7B53500"))
                .isEqualTo(
                        "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000");
    }

    @Test
    void whoeverDoesNotKnowTheZoneIsRefusedAndHasToAskAgain() {
        VirtualCard card = card();
        send(card, SELECT_APPLICATION);
        send(card, "0084000008");
        String wrong = "0" + SENT.substring(1);
        assertThat(send(card, "0082000028" + wrong + "28")).isEqualTo("6300");
        assertThat(send(card, "0082000028" + SENT + "28")).isEqualTo("6985");
    }

    private static byte[] password() {
        return Aes.sha1("L898902C<369080619406236".getBytes(StandardCharsets.US_ASCII));
    }

    private static VirtualCard card() {
        TreeMap<Integer, byte[]> files = new TreeMap<>();
        files.put(Chip.COM, hex(EF_COM));
        Queue<String> numbers =
                new ArrayDeque<>(List.of("4608F91988702212", "0B4F80323EB3191CB04970CB4052790B"));
        Pace.Randomness fixed =
                new Pace.Randomness() {
                    @Override
                    public byte[] bytes(int count) {
                        return hex(numbers.remove());
                    }

                    @Override
                    public java.math.BigInteger scalar() {
                        throw new IllegalStateException("BAC has no curve");
                    }
                };
        return new VirtualCard(
                new Chip(
                        Personalisation.CARD_ACCESS,
                        files,
                        Map.of(1, password()),
                        new Chip.ActiveKey.None(),
                        Optional.empty(),
                        Chip.Abilities.USUAL),
                fixed);
    }

    private static String send(VirtualCard card, String command) {
        return HEX.withUpperCase().formatHex(card.process(hex(command)));
    }

    private static byte[] hex(String text) {
        return HEX.parseHex(text);
    }
}
