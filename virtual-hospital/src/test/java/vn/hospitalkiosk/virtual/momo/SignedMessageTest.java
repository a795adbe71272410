package vn.hospitalkiosk.virtual.momo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// Against payments-providers.md §1.10. Those rows are self-computed from the documented formula with the constants of MoMo's own sample: no triple published by the vendor exists.
class SignedMessageTest {
    private static final MomoKeys SAMPLE =
            new MomoKeys("MOMO", "F8BBA842ECF85", "K951B6PE1waDMi640xX08PD3vg6EkVlz");

    private static ObjectNode message() {
        return Json.object()
                .put("partnerCode", "MOMO")
                .put("orderId", "KIOSK01-000123")
                .put("orderInfo", "Thanh toan vien phi");
    }

    @Test
    void create_fits_the_self_computed_vector() {
        ObjectNode create =
                message()
                        .put("amount", 50_000)
                        .put("extraData", "")
                        .put("ipnUrl", "https://kiosk.example/ipn/momo")
                        .put("redirectUrl", "https://kiosk.example/r")
                        .put("requestId", "3f0b9a2e-0001")
                        .put("requestType", "captureWallet");
        assertThat(SignedMessage.CREATE.raw(create, SAMPLE))
                .isEqualTo(
                        "accessKey=F8BBA842ECF85&amount=50000&extraData=&ipnUrl=https://kiosk.example/ipn/momo&orderId=KIOSK01-000123&orderInfo=Thanh toan vien phi&partnerCode=MOMO&redirectUrl=https://kiosk.example/r&requestId=3f0b9a2e-0001&requestType=captureWallet");
        assertThat(SignedMessage.CREATE.sign(create, SAMPLE))
                .isEqualTo("ea3b06b9473c84dcf83f4e0280344c5c4084cfdf6f40832460f6b80f308b36a0");
    }

    @Test
    void ipn_fits_the_self_computed_vector() {
        ObjectNode ipn =
                message()
                        .put("amount", 50_000)
                        .put("extraData", "")
                        .put("message", "Successful.")
                        .put("orderType", "momo_wallet")
                        .put("payType", "qr")
                        .put("requestId", "3f0b9a2e-0001")
                        .put("responseTime", 1_721_720_663_942L)
                        .put("resultCode", 0)
                        .put("transId", 4_088_878_653L);
        assertThat(SignedMessage.IPN.sign(ipn, SAMPLE))
                .isEqualTo("923bd5b853e9a3c0dd6674b9de10b37e416bba0e5a953aa31ecd5d6ac6d563b7");
    }

    @Test
    void query_fits_the_self_computed_vector() {
        assertThat(SignedMessage.QUERY.sign(message().put("requestId", "3f0b9a2e-0002"), SAMPLE))
                .isEqualTo("2829437ecdff8565647699db95548cfd4fabd6e6ea58ab1f860705493a2e27ab");
    }

    @Test
    void refund_fits_the_self_computed_vector() {
        ObjectNode refund =
                message()
                        .put("orderId", "RF-KIOSK01-000123-1")
                        .put("amount", 20_000)
                        .put("description", "Hoan mot phan")
                        .put("requestId", "3f0b9a2e-0003")
                        .put("transId", 4_088_878_653L);
        assertThat(SignedMessage.REFUND.sign(refund, SAMPLE))
                .isEqualTo("e10905318f00ff26cc517b177c9e374bcf714d0bff0e673731ff7ddfb569a6d1");
    }

    @Test
    void an_altered_message_is_not_signed_well() {
        ObjectNode query = message().put("requestId", "3f0b9a2e-0002");
        query.put("signature", SignedMessage.QUERY.sign(query, SAMPLE));
        assertThat(SignedMessage.QUERY.isSignedWell(query, SAMPLE)).isTrue();
        assertThat(SignedMessage.QUERY.isSignedWell(query.put("orderId", "X"), SAMPLE)).isFalse();
    }
}
