package vn.hospitalkiosk.gateway.psp.momo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.PspReport;

class MomoNoticeTest {
    static final String GENUINE =
            "{\"partnerCode\":\"MOMO\",\"orderId\":\"KIOSK01-000123\",\"requestId\":\"3f0b9a2e-0001\",\"amount\":50000,"
                    + "\"orderInfo\":\"Thanh toan vien phi\",\"orderType\":\"momo_wallet\",\"transId\":4088878653,\"resultCode\":0,"
                    + "\"message\":\"Successful.\",\"payType\":\"qr\",\"responseTime\":1721720663942,"
                    + "\"signature\":\"923bd5b853e9a3c0dd6674b9de10b37e416bba0e5a953aa31ecd5d6ac6d563b7\"}";
    private static final MomoSecrets KEYS =
            new MomoSecrets("MOMO", "F8BBA842ECF85", MomoSignatureTest.SECRET);
    private static final ResultCodes CODES =
            new ResultCodes(
                    Map.of(
                            0, MomoConfig.Meaning.PAID,
                            1000, MomoConfig.Meaning.WAITING,
                            1006, MomoConfig.Meaning.CANCELLED));

    @Test
    void a_genuine_notice_tells_amount_and_transaction() {
        assertThat(verdict(GENUINE))
                .isInstanceOfSatisfying(
                        MomoNotice.Verdict.Genuine.class,
                        genuine -> {
                            assertThat(genuine.order()).isEqualTo(new OrderId("KIOSK01-000123"));
                            assertThat(genuine.report())
                                    .isEqualTo(new PspReport.Paid(new Vnd(50_000), "4088878653"));
                        });
    }

    @Test
    void every_changed_byte_of_a_value_is_refused() {
        byte[] genuine = GENUINE.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(3);
        for (int at = 0; at < genuine.length; at++) {
            byte[] forged = genuine.clone();
            forged[at] ^= (byte) (1 << random.nextInt(7));
            if (!MomoMessage.parse(forged).equals(MomoMessage.parse(genuine))) {
                assertThat(MomoNotice.verdict(forged, KEYS, CODES))
                        .as("byte " + at)
                        .isInstanceOf(MomoNotice.Verdict.Refused.class);
            }
        }
    }

    @Test
    void garbage_never_throws() {
        long seed = new Random().nextLong();
        System.out.println("MomoNoticeTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 10_000; round++) {
            byte[] bytes = GENUINE.getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(6); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            assertThat(MomoNotice.verdict(cut, KEYS, CODES)).as("seed " + seed).isNotNull();
        }
    }

    @Test
    void the_same_key_twice_is_refused() {
        assertThat(verdict(GENUINE.replace("{\"partnerCode\"", "{\"amount\":1,\"partnerCode\"")))
                .isInstanceOf(MomoNotice.Verdict.Refused.class);
    }

    @Test
    void another_merchants_genuine_notice_is_refused() {
        Map<String, String> fields =
                Map.of("accessKey", "F8BBA842ECF85", "partnerCode", "OTHER", "orderId", "A1");
        Map<String, String> signed = new java.util.HashMap<>(fields);
        for (String name :
                "amount extraData message orderInfo orderType payType requestId responseTime resultCode transId"
                        .split(" ", -1)) {
            signed.put(name, "");
        }
        String body =
                "{\"partnerCode\":\"OTHER\",\"orderId\":\"A1\",\"signature\":\""
                        + MomoSignature.sign(signed, MomoSignatureTest.SECRET)
                        + "\"}";
        assertThat(verdict(body)).isEqualTo(new MomoNotice.Verdict.Refused("another merchant"));
    }

    @Test
    void a_code_nobody_knows_is_processing_never_failed() {
        MomoMessage unknown =
                MomoMessage.parse("{\"resultCode\":31337}".getBytes(StandardCharsets.UTF_8))
                        .orElseThrow();
        assertThat(CODES.report(unknown, true)).isInstanceOf(PspReport.Processing.class);
        assertThat(CODES.meaning(unknown)).isEmpty();
    }

    @Test
    void secrets_do_not_show() {
        assertThat(KEYS.toString()).doesNotContain("F8BBA").doesNotContain("K951");
    }

    private static MomoNotice.Verdict verdict(String body) {
        return MomoNotice.verdict(body.getBytes(StandardCharsets.UTF_8), KEYS, CODES);
    }
}
