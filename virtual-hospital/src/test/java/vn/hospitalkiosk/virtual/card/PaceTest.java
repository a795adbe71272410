package vn.hospitalkiosk.virtual.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The worked example of ICAO 9303-11, appendix G.1 (PACE, ECDH, generic mapping, AES-128, brainpoolP256r1): with the chip's secrets of the example the card gives the chip's bytes of the example.
class PaceTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final String SET_AT = "0022C1A412800A04007F0007020204020283010184010D";
    private static final String TERMINAL_MAPPING_KEY =
            "047ACF3EFC982EC45565A4B155129EFBC74650DCBFA6362D896FC70262E0C2CC5E"
                    + "544552DCB6725218799115B55C9BAA6D9F6BC3A9618E70C25AF71777A9C4922D";
    private static final String CHIP_MAPPING_KEY =
            "04824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57"
                    + "30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54";
    private static final String TERMINAL_EPHEMERAL_KEY =
            "042DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C"
                    + "3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB36462";
    private static final String CHIP_EPHEMERAL_KEY =
            "049E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB"
                    + "7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094";

    @Test
    void theCardAnswersTheWorkedExampleByteForByte() {
        VirtualCard card = exampleCard();
        assertThat(send(card, SET_AT)).isEqualTo("9000");
        assertThat(send(card, "10860000027C0000"))
                .isEqualTo("7C12801095A3A016522EE98D01E76CB6B98B42C39000");
        assertThat(send(card, "10860000457C438141" + TERMINAL_MAPPING_KEY + "00"))
                .isEqualTo("7C438241" + CHIP_MAPPING_KEY + "9000");
        assertThat(send(card, "10860000457C438341" + TERMINAL_EPHEMERAL_KEY + "00"))
                .isEqualTo("7C438441" + CHIP_EPHEMERAL_KEY + "9000");
        assertThat(send(card, "008600000C7C0A8508C2B0BD78D94BA86600"))
                .isEqualTo("7C0A86083ABB9674BCE93C089000");
    }

    @Test
    void theSessionKeysAreThoseOfTheWorkedExample() {
        Pace pace = new Pace(examplePassword(), exampleSecrets());
        pace.step(hex("7C00"));
        pace.step(hex("7C438141" + TERMINAL_MAPPING_KEY));
        pace.step(hex("7C438341" + TERMINAL_EPHEMERAL_KEY));
        assertThat(pace.step(hex("7C0A8508C2B0BD78D94BA866")))
                .isInstanceOfSatisfying(
                        Pace.Answer.Opened.class,
                        opened -> {
                            assertThat(opened.encryptionKey())
                                    .isEqualTo(hex("F5F0E35C0D7161EE6724EE513A0D9A7F"));
                            assertThat(opened.macKey())
                                    .isEqualTo(hex("FE251C7858B356B24514B3BD5F4297D1"));
                        });
    }

    @Test
    void aWrongTokenIsAWrongAccessNumberAndEndsTheRun() {
        VirtualCard card = exampleCard();
        send(card, SET_AT);
        send(card, "10860000027C0000");
        send(card, "10860000457C438141" + TERMINAL_MAPPING_KEY + "00");
        send(card, "10860000457C438341" + TERMINAL_EPHEMERAL_KEY + "00");
        assertThat(send(card, "008600000C7C0A8508C2B0BD78D94BA86700")).isEqualTo("6300");
        assertThat(send(card, "008600000C7C0A8508C2B0BD78D94BA86600")).isEqualTo("6985");
    }

    @Test
    void pointsThatAreNotOnTheCurveAreRefused() {
        String off = TERMINAL_MAPPING_KEY.substring(0, 129) + "E";
        for (String point : List.of(off, "04" + "00".repeat(64), "00", "02" + "11".repeat(32))) {
            VirtualCard card = exampleCard();
            send(card, SET_AT);
            send(card, "10860000027C0000");
            byte[] data = Tlv.of(0x7C, Tlv.of(0x81, hex(point)));
            String command = "10860000%02X%s00".formatted(data.length, HEX.formatHex(data));
            assertThat(send(card, command)).isEqualTo("6A80");
        }
    }

    @Test
    void stepsOutOfOrderAreRefused() {
        VirtualCard card = exampleCard();
        assertThat(send(card, "10860000027C0000")).isEqualTo("6985");
        send(card, SET_AT);
        send(card, "10860000027C0000");
        assertThat(send(card, "10860000457C438341" + TERMINAL_EPHEMERAL_KEY + "00"))
                .isEqualTo("6A80");
    }

    private static VirtualCard exampleCard() {
        return new VirtualCard(
                new Chip(
                        Personalisation.CARD_ACCESS,
                        new TreeMap<>(),
                        Map.of(1, examplePassword()),
                        new Chip.ActiveKey.None(),
                        Optional.empty(),
                        Chip.Abilities.USUAL),
                exampleSecrets());
    }

    /// The MRZ information of the example: number, birth and expiry with their check digits.
    private static byte[] examplePassword() {
        byte[] password =
                Aes.sha1(
                        "T22000129364081251010318"
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(password).isEqualTo(hex("7E2D2A41C74EA0B38CD36F863939BFA8E9032AAD"));
        return password;
    }

    private static Pace.Randomness exampleSecrets() {
        Queue<String> scalars =
                new ArrayDeque<>(
                        List.of(
                                "498FF49756F2DC1587840041839A85982BE7761D14715FB091EFA7BCE9058560",
                                "107CF58696EF6155053340FD633392BA81909DF7B9706F226F32086C7AFF974A"));
        return new Pace.Randomness() {
            @Override
            public byte[] bytes(int count) {
                return hex("3F00C4D39D153F2B2A214A078D899B22");
            }

            @Override
            public BigInteger scalar() {
                return new BigInteger(scalars.remove(), 16);
            }
        };
    }

    private static String send(VirtualCard card, String command) {
        return HEX.withUpperCase().formatHex(card.process(hex(command)));
    }

    private static byte[] hex(String text) {
        return HEX.parseHex(text);
    }
}
