package vn.hospitalkiosk.virtual.vnptmoney;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// Against the self-computed vectors of payments-providers.md §3.1; VNPT has published none.
class VnptMessageTest {
    private static ObjectNode ipn() {
        return Json.object()
                .put("ACTION", "CONFIRM")
                .put("RESPONSE_CODE", "00")
                .put("MERCHANT_SERVICE_ID", "6901")
                .put("MERCHANT_ORDER_ID", "OID-009")
                .put("AMOUNT", 69_000)
                .put("CURRENCY_CODE", "VND")
                .put("VNPTPAY_TRANSACTION_ID", "VT123456")
                .put("PAYMENT_METHOD", "VNPTPAY")
                .put("PAY_DATE", "20200222022259")
                .put("ADDITIONAL_INFO", "");
    }

    @Test
    void notice_and_question_fit_the_self_computed_vectors() {
        assertThat(VnptMessage.IPN.code(ipn(), "SECRET-TEST"))
                .isEqualTo("42513d5455000e399a7bc38e659869c395fd7849fc62fb034760acf0b20aefd1");
        ObjectNode query =
                Json.object()
                        .put("ACTION", "QUERY")
                        .put("VERSION", "1.0.6")
                        .put("MERCHANT_SERVICE_ID", "6901")
                        .put("MERCHANT_ORDER_ID", "OID-009")
                        .put("CREATE_DATE", "20200222022222");
        assertThat(VnptMessage.QUERY.code(query, "SECRET-TEST"))
                .isEqualTo("7e39446725f376e099fa16f506efacd58bd92845f1824816534fdb25843ab948");
    }

    @Test
    void a_changed_message_is_not_signed_well() {
        ObjectNode ipn = ipn();
        ipn.put("SECURE_CODE", VnptMessage.IPN.code(ipn, "SECRET-TEST"));
        assertThat(VnptMessage.IPN.isSignedWell(ipn, "SECRET-TEST")).isTrue();
        assertThat(VnptMessage.IPN.isSignedWell(ipn.put("AMOUNT", 69_001), "SECRET-TEST"))
                .isFalse();
    }
}
