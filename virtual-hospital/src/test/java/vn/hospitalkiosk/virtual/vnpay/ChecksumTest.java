package vn.hospitalkiosk.virtual.vnpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.virtual.web.Form;

/// Vectors of payments-providers §3.3: the IPN is a public library's fixture, the question self-computed.
class ChecksumTest {
    @Test
    void the_fixture_of_a_public_library_fits_when_taken_apart_and_joined_again() {
        String link =
                "vnp_Amount=1000000&vnp_BankCode=NCB&vnp_BankTranNo=VNP14422574&vnp_CardType=ATM&vnp_OrderInfo=Thanh+toan+don+hang+2024-05-21T02%3A17%3A31.249Z&vnp_PayDate=20240521091806&vnp_ResponseCode=00&vnp_TmnCode=TEST_TMN_CODE&vnp_TransactionNo=14422574&vnp_TransactionStatus=00&vnp_TxnRef=1716257871703";
        Map<String, String> fields = new HashMap<>();
        Form.parse(link).fields().forEach(field -> fields.put(field.name(), field.value()));
        fields.put("vnp_Nothing", "");
        fields.put(Checksum.FIELD, "ignored");
        assertThat(Checksum.link(fields)).isEqualTo(link);
        assertThat(new Checksum(new VnpayKeys("TEST_TMN_CODE", "test_secret")).of(link))
                .isEqualTo(
                        "649982421beb422556a1374713c74e58e716ecbd05007c0c0e1f7effdfaf361dbf146889ca446139afe11b9954c4d5c486e99e3b86fcfab6957f29eb0be72895");
    }

    @Test
    void a_self_computed_question_fits() {
        Checksum checksum = new Checksum(new VnpayKeys("TESTTMN1", "VNPAY-TEST"));
        String text =
                "REQ000001|2.1.0|querydr|TESTTMN1|KIOSK01-000123|20260102030405|20260102031000|127.0.0.1|Truy van KIOSK01-000123";
        String hash =
                "6c843d1f9829fcc6ce949d5b54cf7d1fc861fcdab65936f35fafa64618d1a13109aca64ac7f5c4553e72197b3ef084be7e2325068892156830e9de439de818a7";
        assertThat(checksum.fits(text, hash)).isTrue();
        assertThat(checksum.fits(text, "")).isFalse();
    }
}
