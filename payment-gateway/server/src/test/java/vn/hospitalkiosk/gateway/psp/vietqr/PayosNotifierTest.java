package vn.hospitalkiosk.gateway.psp.vietqr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.gateway.psp.Notices;

class PayosNotifierTest extends BankNoticesContract {
    @Override
    VietQrConfig.Service service() {
        return VietQrConfig.Service.PAYOS;
    }

    @Override
    Notices.Incoming told(String note, String amount, String reference, String key) {
        String signed =
                "amount="
                        + amount
                        + "&code=00&currency=VND&description="
                        + note
                        + "&paymentLinkId=7&reference="
                        + reference
                        + "&virtualAccountNumber=";
        return message(
                Map.of(),
                "{\"code\":\"00\",\"success\":true,\"data\":{\"paymentLinkId\":\"7\",\"amount\":"
                        + amount
                        + ",\"description\":\""
                        + note
                        + "\",\"reference\":\""
                        + reference
                        + "\",\"currency\":\"VND\",\"code\":\"00\",\"virtualAccountNumber\":null},\"signature\":\""
                        + hmac("HmacSHA256", key, signed)
                        + "\"}");
    }

    @Test
    void official_vector() {
        String body =
                "{\"code\":\"00\",\"desc\":\"success\",\"success\":true,\"data\":{\"orderCode\":123,\"amount\":3000,\"description\":\"VQRIO123\",\"accountNumber\":\"12345678\",\"reference\":\"TF230204212323\",\"transactionDateTime\":\"2023-02-04 18:25:00\",\"currency\":\"VND\",\"paymentLinkId\":\"124c33293c43417ab7879e14c8d9eb18\",\"code\":\"00\",\"desc\":\"Thành công\",\"counterAccountBankId\":\"\",\"counterAccountBankName\":\"\",\"counterAccountName\":\"\",\"counterAccountNumber\":\"\",\"virtualAccountName\":\"\",\"virtualAccountNumber\":\"\"},\"signature\":\"412e915d2871504ed31be63c8f62a149a4410d34c4c42affc9006ef9917eaa03\"}";
        assertThat(
                        notices(
                                        service(),
                                        NOW,
                                        "1a54716c8f0efb2744fb28b6e38b25da7f67a925d98bc1c18bd8faaecadd7675")
                                .read(message(Map.of(), body)))
                .isInstanceOfSatisfying(
                        Notices.Notice.Stray.class,
                        stray -> assertThat(stray.transaction()).isEqualTo("TF230204212323"));
    }
}
