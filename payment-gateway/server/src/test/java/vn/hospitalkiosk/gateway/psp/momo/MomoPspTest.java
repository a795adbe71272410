package vn.hospitalkiosk.gateway.psp.momo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.CustomerCodes;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspContract;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Refunds;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// MoMo's shapes as in payments-providers §1.
class MomoPspTest extends PspContract {
    private static final String ID = ORDER.id().value();
    private static final String HEAD =
            "\"partnerCode\":\"MOMO\",\"orderId\":\""
                    + ID
                    + "\",\"requestId\":\""
                    + ID
                    + "\",\"amount\":71480,\"message\":\"…\",";
    private static final String PAYER_CODE = "MM012345678901234567";

    @Override
    protected Psp adapter(URI base, Terms terms) {
        setting.secrets.put("partner-code", "MOMO");
        setting.secrets.put("access-key", "F8BBA842ECF85");
        setting.secrets.put("secret-key", MomoSignatureTest.SECRET);
        MomoConfig config =
                new MomoConfig(
                        base,
                        URI.create("http://127.0.0.1:24001/callbacks/momo"),
                        URI.create("http://127.0.0.1:24001/callbacks/momo/thanks"),
                        "secrets/psp/momo",
                        "BVĐK",
                        terms,
                        new MomoConfig.CustomerCodes(
                                true, "MM[0-9]{18}", new Vnd(1_000), new Vnd(5_000_000)),
                        Map.of(
                                Meaning.PAID, List.of("0"),
                                Meaning.WAITING, List.of("1000"),
                                Meaning.PROCESSING, List.of("9000", "7000", "7002", "43"),
                                Meaning.DECLINED, List.of("1001", "1081"),
                                Meaning.CANCELLED, List.of("1006"),
                                Meaning.EXPIRED, List.of("1005"),
                                Meaning.NOT_FOUND, List.of("42"),
                                Meaning.REFUSED, List.of("11", "12", "13", "20", "21", "22", "98"),
                                Meaning.UNSURE, List.of("40", "41", "99")));
        return MomoModule.psp(config, setting.secrets(""), setting);
    }

    @Override
    protected void onCreate(ResponseDefinitionBuilder answer) {
        wire.stubFor(post("/create").willReturn(answer));
    }

    @Override
    protected void onQuery(ResponseDefinitionBuilder answer) {
        wire.stubFor(post("/query").willReturn(answer));
    }

    @Override
    protected ResponseDefinitionBuilder placed() {
        return okJson(
                "{"
                        + HEAD
                        + "\"resultCode\":0,\"payUrl\":\"https://pay\",\"qrCodeUrl\":\"momo://qr\"}");
    }

    @Override
    protected Optional<ResponseDefinitionBuilder> told(Said said, String unknownCode) {
        String code =
                switch (said) {
                    case PAID -> "0,\"transId\":" + TRANSACTION;
                    case WAITING -> "1000";
                    case DECLINED -> "1001";
                    case NOT_FOUND -> "42";
                    case UNKNOWN_CODE -> unknownCode;
                };
        return Optional.of(okJson("{" + HEAD + "\"resultCode\":" + code + "}"));
    }

    @Override
    protected String noticeKeyFile() {
        return "secret-key";
    }

    @Override
    protected Optional<Notices.Incoming> notice(long amountVnd, String key) {
        return Optional.of(notice("MOMO", amountVnd, key));
    }

    private static Notices.Incoming notice(String partner, long amountVnd, String key) {
        Map<String, String> fields = new HashMap<>();
        fields.put("partnerCode", partner);
        fields.put("orderId", ID);
        fields.put("requestId", ID);
        fields.put("amount", Long.toString(amountVnd));
        fields.put("orderInfo", ORDER.info());
        fields.put("orderType", "momo_wallet");
        fields.put("transId", TRANSACTION);
        fields.put("resultCode", "0");
        fields.put("message", "Thành công.");
        fields.put("payType", "qr");
        fields.put("responseTime", "1721720663942");
        fields.put("extraData", "");
        Map<String, String> signed = new HashMap<>(fields);
        signed.put("accessKey", "F8BBA842ECF85");
        fields.put("signature", MomoSignature.sign(signed, key));
        return posted(
                "application/json", "", new String(FlatJson.write(fields), StandardCharsets.UTF_8));
    }

    @Test
    void an_order_is_signed_as_momo_says() {
        onCreate(placed());
        assertThat(open().place(ORDER)).isEqualTo(new Psp.Placing.Placed("momo://qr"));
        FlatJson sent = sent("/create");
        assertThat(sent.text("requestType")).isEqualTo("captureWallet");
        assertThat(sent.fields()).doesNotContainKeys("accessKey", "secretKey");
        assertThat(sent.text("lang")).isEqualTo("vi");
        assertSigned(
                sent,
                "amount extraData ipnUrl orderId orderInfo partnerCode redirectUrl requestId requestType");
    }

    private FlatJson sent(String path) {
        return FlatJson.parse(wire.findAll(postRequestedFor(urlEqualTo(path))).getLast().getBody())
                .orElseThrow();
    }

    private static void assertSigned(FlatJson sent, String names) {
        Map<String, String> signed = new HashMap<>();
        for (String name : names.split(" ", -1)) {
            signed.put(name, sent.text(name));
        }
        signed.put("accessKey", "F8BBA842ECF85");
        assertThat(
                        MomoSignature.fits(
                                signed, List.of(MomoSignatureTest.SECRET), sent.text("signature")))
                .isTrue();
    }

    @Test
    void without_the_grant_for_qr_content_the_pay_address_is_shown() {
        Psp psp = open();
        onCreate(okJson("{" + HEAD + "\"resultCode\":0,\"payUrl\":\"https://pay\"}"));
        assertThat(psp.place(ORDER)).isEqualTo(new Psp.Placing.Placed("https://pay"));
        onCreate(okJson("{" + HEAD + "\"resultCode\":0}"));
        assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.NotKnown.class);
    }

    @Test
    void only_a_clear_no_is_a_refusal() {
        Psp psp = open();
        for (int code : new int[] {11, 12, 13, 20, 21, 22, 98}) {
            onCreate(okJson("{" + HEAD + "\"resultCode\":" + code + "}"));
            assertThat(psp.place(ORDER)).as("" + code).isInstanceOf(Psp.Placing.Refused.class);
        }
        for (int code : new int[] {40, 41, 43, 99, 1000, 7000, 7002, 9000, 31337}) {
            onCreate(
                    aResponse()
                            .withStatus(422)
                            .withBody("{" + HEAD + "\"resultCode\":" + code + "}"));
            assertThat(psp.place(ORDER)).as("" + code).isInstanceOf(Psp.Placing.NotKnown.class);
        }
    }

    @Test
    void an_answer_about_another_order_or_amount_is_no_answer() {
        Psp psp = open();
        for (String head : List.of(HEAD.replace(ID, "ANOTHER"), HEAD.replace("71480", "1"))) {
            onCreate(okJson("{" + head + "\"resultCode\":0,\"payUrl\":\"p\"}"));
            assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.NotKnown.class);
        }
        onQuery(okJson("{" + HEAD.replace(ID, "ANOTHER") + "\"resultCode\":0,\"transId\":\"5\"}"));
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Silent.class);
    }

    @Test
    void a_payment_without_transaction_is_still_processing() {
        onQuery(okJson("{" + HEAD + "\"resultCode\":0}"));
        assertThat(open().ask(ORDER).report()).isInstanceOf(PspReport.Processing.class);
    }

    @Test
    void another_merchants_genuine_notice_is_refused() {
        Notices notices = open().notices().orElseThrow();
        assertThat(notices.read(notice("OTHER", 71_480, MomoSignatureTest.SECRET)))
                .isInstanceOfSatisfying(
                        Notices.Notice.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo("another merchant"));
    }

    @Test
    void the_published_sample_credentials_make_the_vector_of_the_reference_genuine() {
        String vector =
                "{\"partnerCode\":\"MOMO\",\"orderId\":\"KIOSK01-000123\",\"requestId\":\"3f0b9a2e-0001\",\"amount\":50000,"
                        + "\"orderInfo\":\"Thanh toan vien phi\",\"orderType\":\"momo_wallet\",\"transId\":4088878653,\"resultCode\":0,"
                        + "\"message\":\"Successful.\",\"payType\":\"qr\",\"responseTime\":1721720663942,"
                        + "\"signature\":\"923bd5b853e9a3c0dd6674b9de10b37e416bba0e5a953aa31ecd5d6ac6d563b7\"}";
        assertThat(open().notices().orElseThrow().read(posted("application/json", "", vector)))
                .isInstanceOfSatisfying(
                        Notices.Notice.Genuine.class,
                        genuine -> {
                            assertThat(genuine.order()).isEqualTo(new OrderId("KIOSK01-000123"));
                            assertThat(genuine.report())
                                    .isEqualTo(new PspReport.Paid(new Vnd(50_000), TRANSACTION));
                            assertThat(genuine.reply().apply(Notices.Heard.REPEATED).status())
                                    .isEqualTo(204);
                            assertThat(genuine.reply().apply(Notices.Heard.NOT_STORED).status())
                                    .isEqualTo(503);
                        });
    }

    @Test
    void a_refund_is_done_pending_refused_or_not_known() {
        Refunds refunds = open().refunds().orElseThrow();
        Refunds.Refund refund =
                new Refunds.Refund(
                        new OrderId("HKRF1"),
                        ORDER,
                        TRANSACTION,
                        ORDER.amount(),
                        new Vnd(20_000),
                        "Hoan mot phan",
                        NOW);
        String head = HEAD.replace(ID, "HKRF1");
        Map<String, Class<? extends Refunds.Refunding>> answers =
                Map.of(
                        "0,\"transId\":7", Refunds.Refunding.Done.class,
                        "7002", Refunds.Refunding.Pending.class,
                        "1081", Refunds.Refunding.Refused.class,
                        "31337", Refunds.Refunding.NotKnown.class);
        answers.forEach((code, expected) -> {
            wire.stubFor(
                    post("/refund")
                            .willReturn(okJson("{" + head + "\"resultCode\":" + code + "}")));
            assertThat(refunds.send(refund).refunding()).as(code).isInstanceOf(expected);
            wire.stubFor(
                    post("/refund/query")
                            .willReturn(
                                    okJson(
                                            "{"
                                                    + head
                                                    + "\"resultCode\":0,\"refundTrans\":[{\"resultCode\":"
                                                    + code
                                                    + "}]}")));
            assertThat(refunds.ask(refund).refunding()).as(code).isInstanceOf(expected);
        });
        assertSigned(sent("/refund"), "amount description orderId partnerCode requestId transId");
        wire.stubFor(post("/refund").willReturn(aResponse().withStatus(502)));
        assertThat(refunds.send(refund).refunding()).isInstanceOf(Refunds.Refunding.NotKnown.class);
    }

    @Test
    void a_payers_code_is_enciphered_and_charged_once() throws Exception {
        KeyPair momo = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        CustomerCodes codes = open().customerCodes().orElseThrow();
        assertThat(codes.charge(ORDER, PAYER_CODE))
                .isInstanceOf(CustomerCodes.Charging.Refused.class);
        setting.secrets.put(
                "public-key", Base64.getEncoder().encodeToString(momo.getPublic().getEncoded()));
        wire.stubFor(
                post("/pos")
                        .willReturn(
                                okJson("{" + HEAD + "\"resultCode\":0,\"transId\":4088878653}")));
        assertThat(codes.charge(ORDER, PAYER_CODE))
                .isInstanceOfSatisfying(
                        CustomerCodes.Charging.Told.class,
                        told ->
                                assertThat(told.telling().report())
                                        .isEqualTo(
                                                new PspReport.Paid(ORDER.amount(), TRANSACTION)));
        FlatJson sent = sent("/pos");
        assertSigned(sent, "amount extraData orderId orderInfo partnerCode paymentCode requestId");
        Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        rsa.init(Cipher.DECRYPT_MODE, momo.getPrivate());
        assertThat(
                        new String(
                                rsa.doFinal(Base64.getDecoder().decode(sent.text("paymentCode"))),
                                StandardCharsets.UTF_8))
                .isEqualTo(PAYER_CODE);
        wire.stubFor(post("/pos").willReturn(aResponse().withStatus(500)));
        assertThat(codes.charge(ORDER, PAYER_CODE)).isInstanceOf(CustomerCodes.Charging.Told.class);
    }

    @Test
    void only_momos_codes_are_recognised() {
        CustomerCodes codes = open().customerCodes().orElseThrow();
        assertThat(codes.recognises(PAYER_CODE)).isTrue();
        assertThat(codes.recognises("00020101021238540010A000000727")).isFalse();
        assertThat(codes.recognises("056085000427|…")).isFalse();
    }

    @Test
    void amounts_momo_does_not_take_are_known_before_sending() {
        Psp psp = open();
        assertThat(psp.takes(new Vnd(999))).isFalse();
        assertThat(psp.takes(new Vnd(1_000))).isTrue();
        assertThat(psp.takes(new Vnd(50_000_000))).isTrue();
        assertThat(psp.takes(new Vnd(50_000_001))).isFalse();
    }

    @Test
    void secrets_do_not_show() {
        open();
        assertThat(MomoKeys.read(setting.secrets("")).orElseThrow().toString())
                .doesNotContain("F8BBA")
                .doesNotContain("K951");
    }
}
