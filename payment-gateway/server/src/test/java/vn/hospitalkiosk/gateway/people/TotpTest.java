package vn.hospitalkiosk.gateway.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /// RFC 6238, appendix B, SHA-1 column; of its eight digits the last six.
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void the_vectors_of_rfc_6238(long second, String code) {
        Instant at = Instant.ofEpochSecond(second);
        assertThat(Totp.code(SECRET, Totp.stepAt(at))).isEqualTo(code);
        assertThat(Totp.stepOf(SECRET, code, at)).hasValue(Totp.stepAt(at));
    }

    @Test
    void a_code_counts_one_step_before_and_after_and_no_longer() {
        Instant at = Instant.ofEpochSecond(1_111_111_111);
        String code = Totp.code(SECRET, Totp.stepAt(at));
        assertThat(Totp.stepOf(SECRET, code, at.plusSeconds(30))).isPresent();
        assertThat(Totp.stepOf(SECRET, code, at.minusSeconds(30))).isPresent();
        assertThat(Totp.stepOf(SECRET, code, at.plusSeconds(60))).isEmpty();
        assertThat(Totp.stepOf(SECRET, code, at.minusSeconds(60))).isEmpty();
        assertThat(Totp.stepOf(SECRET, "", at)).isEmpty();
        assertThat(Totp.stepOf(SECRET, "ỌỌỌỌỌỌ", at)).isEmpty();
    }

    /// RFC 4648, section 10.
    @ParameterizedTest
    @CsvSource({
        "f, MY",
        "fo, MZXQ",
        "foo, MZXW6",
        "foob, MZXW6YQ",
        "fooba, MZXW6YTB",
        "foobar, MZXW6YTBOI"
    })
    void the_vectors_of_rfc_4648(String text, String base32) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(Base32.of(bytes)).isEqualTo(base32);
        assertThat(Base32.bytes(base32)).isEqualTo(bytes);
    }
}
