package vn.hospitalkiosk.device.cardunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PaymentCardsTest {
    private static boolean text(String text) {
        return PaymentCards.numberIn(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean hex(String hex) {
        return PaymentCards.numberIn(HexFormat.of().parseHex(hex));
    }

    @Test
    void track_2_of_a_payment_card_is_known() {
        assertThat(text(";4111111111111111=29121010000000000000?")).isTrue();
        assertThat(text("4111111111111111=2912101")).isTrue();
        assertThat(text(";9704000000000018=2912?")).isTrue();
    }

    @Test
    void a_hospital_card_s_track_is_not_a_payment_card_s() {
        assertThat(text(";0000123456=2912?")).isFalse();
        assertThat(text(";4111111111111112=2912?")).isFalse();
        assertThat(text("BV000123|NGUYEN VAN A|079085000001")).isFalse();
        assertThat(text("")).isFalse();
    }

    @Test
    void a_number_in_a_chip_s_answer_is_known() {
        assertThat(hex("70125A0841111111111111119F1A0207049000")).isTrue();
        assertThat(hex("57114111111111111111" + "D29122010000000000" + "9000")).isTrue();
        assertThat(hex("6F108408A000000151000000A5049F6501FF9000")).isFalse();
        assertThat(hex("57")).isFalse();
        assertThat(hex("57FF41")).isFalse();
    }

    @Test
    void success_of_a_select_is_9000_or_more_to_fetch() {
        assertThat(PaymentCards.selected(HexFormat.of().parseHex("6F009000"))).isTrue();
        assertThat(PaymentCards.selected(HexFormat.of().parseHex("611C"))).isTrue();
        assertThat(PaymentCards.selected(HexFormat.of().parseHex("6A82"))).isFalse();
        assertThat(PaymentCards.selected(new byte[0])).isFalse();
    }
}
