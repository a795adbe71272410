package vn.hospitalkiosk.gateway.psp.vnptmoney;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;

/// Vectors of payments-providers §3.1: self-computed from the order three public integrations agree on; VNPT has published none.
@DisplayName("VNPT Money secure codes, self-computed vectors")
class SecureCodeTest {
    static final String SECRET = "SECRET-TEST";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "QR;PAY|1.0.6|6901|OID-009|69000|PAY|57|1|1|vi-VN|VND|VNPTPAY|Vien phi OID-009|20200222022222|127.0.0.1;dc1b93c287223468a75d22a031981e166e1e9319795b75c25e3d3735e528e2ca",
                "query;QUERY|1.0.6|6901|OID-009|20200222022222;7e39446725f376e099fa16f506efacd58bd92845f1824816534fdb25843ab948",
                "IPN;CONFIRM|00|6901|OID-009|69000|VND|VT123456|VNPTPAY|20200222022259|;42513d5455000e399a7bc38e659869c395fd7849fc62fb034760acf0b20aefd1",
                "IPN reply;00|Thanh cong|6901|OID-009|20200222022300;c7eadf757ab2cfd07d079b7956103a1af801cc29cd2d9762210c64728ce58d35"
            })
    void fit(String call, String joined, String code) {
        List<String> values = List.of(joined.split("\\|", -1));
        assertThat(SecureCode.of(values, SECRET)).as(call).isEqualTo(code);
        assertThat(SecureCode.fits(values, List.of(SECRET), code)).isTrue();
        assertThat(SecureCode.fits(values, List.of(SECRET), code.toUpperCase(Locale.ROOT)))
                .isTrue();
        assertThat(SecureCode.fits(values, List.of("other", SECRET), code)).isTrue();
        assertThat(SecureCode.fits(values, List.of(SECRET + "x"), code)).isFalse();
        assertThat(SecureCode.fits(values, List.of(SECRET), "")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"A,B,true", "B,A,false"})
    void an_answer_is_covered_in_the_order_received(String first, String second, boolean fits) {
        String code = SecureCode.of(List.of("1", "2"), SECRET);
        String json =
                "{\"%s\":\"%s\",\"%s\":\"%s\",\"SECURE_CODE\":\"%s\"}"
                        .formatted(
                                first,
                                first.equals("A") ? "1" : "2",
                                second,
                                second.equals("B") ? "2" : "1",
                                code);
        FlatJson answer =
                FlatJson.parse(json.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .orElseThrow();
        assertThat(SecureCode.fits(answer, List.of(SECRET))).isEqualTo(fits);
    }
}
