package vn.hospitalkiosk.device.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlipCodeTest {
    @Test
    void the_check_is_the_one_of_vietqr() {
        // The check value every catalogue of CRCs gives for CRC-16/IBM-3740.
        assertThat(SlipCode.check("123456789")).isEqualTo("29B1");
    }

    @ParameterizedTest
    @EnumSource(SlipCode.Kind.class)
    void what_is_printed_is_read(SlipCode.Kind kind) {
        SlipCode code = new SlipCode(kind, "KH01", "8f14e45f-ceea-467a-9af1-2b6c1f0d7c55");
        assertThat(ScannedCodes.recognise(code.text())).isEqualTo(code);
        assertThat(ScannedCodes.recognise("  " + code.text() + "\n")).isEqualTo(code);
    }

    @Test
    void the_text_is_as_the_wires_say() {
        assertThat(new SlipCode(SlipCode.Kind.PAYMENT, "KH01", "KH03-7K2M9Q").text())
                .isEqualTo(DocumentSamples.SLIP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HK1/P/KH01/KH03-7K2M9Q/E74B",
                "HK1/P/KH01/KH03-7K2M9Q/e74a",
                "HK2/P/KH01/KH03-7K2M9Q/E74A",
                "HK1/P/KH01//E74A",
                "HK1/P/KH01/KH03-7K2M9Q/E74A/",
                "hk1/p/kh01/kh03-7k2m9q/e74a"
            })
    void anything_else_is_unknown(String text) {
        assertThat(ScannedCodes.recognise(text)).isInstanceOf(ScannedCode.Unknown.class);
    }

    @Test
    void an_id_that_does_not_fit_is_printed_bare() {
        assertThat(SlipCode.textFor(SlipCode.Kind.ENCOUNTER, "KH01", "a b")).isEqualTo("a b");
        assertThatThrownBy(() -> new SlipCode(SlipCode.Kind.ENCOUNTER, "KH01", "a/b"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
