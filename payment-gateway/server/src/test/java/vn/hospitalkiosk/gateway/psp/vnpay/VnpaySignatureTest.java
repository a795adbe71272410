package vn.hospitalkiosk.gateway.psp.vnpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Vectors of payments-providers §3.3. The IPN is third-party: a fixture of a public library, verified. The others are self-computed from VNPAY's formulas.
@DisplayName("VNPAY signatures")
class VnpaySignatureTest {
    static final String FIXTURE_SECRET = "test_secret";
    static final String FIXTURE =
            "vnp_Amount=1000000&vnp_BankCode=NCB&vnp_BankTranNo=VNP14422574&vnp_CardType=ATM&vnp_OrderInfo=Thanh+toan+don+hang+2024-05-21T02%3A17%3A31.249Z&vnp_PayDate=20240521091806&vnp_ResponseCode=00&vnp_TmnCode=TEST_TMN_CODE&vnp_TransactionNo=14422574&vnp_TransactionStatus=00&vnp_TxnRef=1716257871703";
    static final String FIXTURE_HASH =
            "649982421beb422556a1374713c74e58e716ecbd05007c0c0e1f7effdfaf361dbf146889ca446139afe11b9954c4d5c486e99e3b86fcfab6957f29eb0be72895";
    private static final String SECRET = "VNPAY-TEST";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "third-party fixture of an IPN," + FIXTURE_SECRET + "," + FIXTURE + "," + FIXTURE_HASH,
        "self-computed genqr,"
                + SECRET
                + ",vnp_Amount=5000000&vnp_Command=genqr&vnp_CreateDate=20260102030405&vnp_CurrCode=VND&vnp_ExpireDate=20260102031405&vnp_IpAddr=127.0.0.1&vnp_Locale=vn&vnp_OrderInfo=Thanh+toan+vien+phi+KIOSK01-000123&vnp_OrderType=other&vnp_ReturnUrl=https%3A%2F%2Fkiosk.example%2Fr&vnp_TmnCode=TESTTMN1&vnp_TxnRef=KIOSK01-000123&vnp_Version=2.1.0,eaf84a1f5e5564f0599d59e8653de84fe3b70f561757dc84f97c54d40fa9a5dfcaef77c70995ca4dcd32a0b81a061f3ee77c6a64dffa489f65a736ef85574e68"
    })
    void of_links_fit(String name, String secret, String link, String hash) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : link.split("&", -1)) {
            int equals = pair.indexOf('=');
            fields.put(
                    pair.substring(0, equals),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        fields.put("vnp_BankTranNoOfNothing", "");
        assertThat(VnpaySignature.link(fields)).as(name).isEqualTo(link);
        assertThat(VnpaySignature.of(link, secret)).isEqualTo(hash);
        assertThat(VnpaySignature.fits(link, List.of("NEW", secret), hash)).isTrue();
        assertThat(VnpaySignature.fits(link, List.of(secret), hash.toUpperCase(Locale.ROOT)))
                .isTrue();
        assertThat(VnpaySignature.fits(link, List.of("NEW"), hash)).isFalse();
        assertThat(VnpaySignature.fits(link, List.of(secret), "")).isFalse();
    }

    @ParameterizedTest(name = "{0}, self-computed")
    @CsvSource({
        "querydr,REQ000001|2.1.0|querydr|TESTTMN1|KIOSK01-000123|20260102030405|20260102031000|127.0.0.1|Truy van KIOSK01-000123,6c843d1f9829fcc6ce949d5b54cf7d1fc861fcdab65936f35fafa64618d1a13109aca64ac7f5c4553e72197b3ef084be7e2325068892156830e9de439de818a7",
        "refund,REQ000002|2.1.0|refund|TESTTMN1|03|KIOSK01-000123|2000000|14422574|20260102030405|KIOSK01|20260102032000|127.0.0.1|Hoan mot phan,7ce161e0dd80b259e2d2719e2db2804f3746352a425de9fd6a6e9f65c9db01ac7f9f2f582497f7421296ed5bcc776a6235caa25cc5eff3449f7efc194723cf45"
    })
    void of_questions_fit(String call, String values, String hash) {
        List<String> names = call.equals("querydr") ? VnpaySignature.QUERY : VnpaySignature.REFUND;
        String[] parts = values.split("\\|", -1);
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < parts.length; i++) {
            fields.put(names.get(i), parts[i]);
        }
        assertThat(parts).hasSize(names.size());
        assertThat(VnpaySignature.joined(fields, names)).isEqualTo(values);
        assertThat(VnpaySignature.of(values, SECRET)).isEqualTo(hash);
    }
}
