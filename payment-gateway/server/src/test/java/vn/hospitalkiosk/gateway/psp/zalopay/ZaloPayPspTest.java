package vn.hospitalkiosk.gateway.psp.zalopay;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspContract;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.TestSetting;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// ZaloPay's shapes as in payments-providers §2.
class ZaloPayPspTest extends PspContract {
    private static final String ID = "261125_" + ORDER.id();
    static final URI CALLBACK = URI.create("http://127.0.0.1:24001/callbacks/zalopay");
    private static final String KEY1 = ZaloPayMacTest.KEY1;

    static Psp.Order order() {
        return ORDER;
    }

    @Override
    protected Psp adapter(URI base, Terms terms) {
        setting.secrets.put("app-id", "2553");
        setting.secrets.put("key1", KEY1);
        setting.secrets.put("key2", ZaloPayMacTest.SAMPLE_KEY2);
        return ZaloPayModule.psp(
                config(base, CALLBACK, terms, false), setting.secrets(""), setting);
    }

    static ZaloPayConfig config(URI base, URI callback, Terms terms, boolean quickPay) {
        return new ZaloPayConfig(
                base,
                callback,
                URI.create(callback + "/thanks"),
                "secrets/psp/zalopay",
                "BVĐK",
                "nguoi-benh",
                "zalopayapp",
                terms,
                new ZaloPayConfig.CustomerCodes(quickPay),
                Map.of(
                        Meaning.PAID, List.of("1"),
                        Meaning.WAITING, List.of("3"),
                        Meaning.DECLINED, List.of("2", "-63"),
                        Meaning.CANCELLED, List.of("-329"),
                        Meaning.EXPIRED, List.of("-54"),
                        Meaning.NOT_FOUND, List.of("-101"),
                        Meaning.REFUSED, List.of("-401", "-402", "-403", "-429"),
                        Meaning.UNSURE, List.of("-68", "-500", "-999")),
                Map.of(
                        Meaning.PAID, List.of("1"),
                        Meaning.PROCESSING, List.of("3"),
                        Meaning.DECLINED, List.of("2", "-13", "-14"),
                        Meaning.NOT_FOUND, List.of("-101"),
                        Meaning.UNSURE, List.of("-23", "-500")));
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
                "{\"return_code\":1,\"return_message\":\"…\",\"sub_return_code\":1,\"zp_trans_token\":\"t\","
                        + "\"order_url\":\"https://open\",\"qr_code\":\"000201…\"}");
    }

    static ResponseDefinitionBuilder failed(String detail) {
        return okJson(
                "{\"return_code\":2,\"return_message\":\"…\",\"sub_return_code\":"
                        + detail
                        + ",\"is_processing\":false,\"amount\":0,\"zp_trans_id\":0}");
    }

    private static ResponseDefinitionBuilder paid() {
        return okJson(
                "{\"return_code\":1,\"sub_return_code\":1,\"is_processing\":false,\"amount\":71480,\"zp_trans_id\":"
                        + TRANSACTION
                        + "}");
    }

    private static ResponseDefinitionBuilder pending(boolean processing) {
        return okJson(
                "{\"return_code\":3,\"sub_return_code\":-49,\"is_processing\":"
                        + processing
                        + ",\"amount\":0,\"zp_trans_id\":0}");
    }

    @Override
    protected Optional<ResponseDefinitionBuilder> told(Said said, String unknownCode) {
        return Optional.of(
                switch (said) {
                    case PAID -> paid();
                    case WAITING -> pending(false);
                    case DECLINED -> failed("-63");
                    case NOT_FOUND -> failed("-101");
                    case UNKNOWN_CODE -> failed("-" + unknownCode);
                });
    }

    @Override
    protected String noticeKeyFile() {
        return "key2";
    }

    @Override
    protected Optional<Notices.Incoming> notice(long amountVnd, String key) {
        return Optional.of(notice(data(2553, ID, amountVnd), 1, key));
    }

    private static String data(int app, String appTransId, long amountVnd) {
        return "{\"app_id\":%d,\"app_trans_id\":\"%s\",\"app_time\":1795568523000,\"app_user\":\"nguoi-benh\",\"amount\":%d,\"embed_data\":\"{}\",\"item\":\"[]\",\"zp_trans_id\":%s,\"server_time\":1795568530000,\"channel\":38,\"merchant_user_id\":\"m\",\"user_fee_amount\":0,\"discount_amount\":0}"
                .formatted(app, appTransId, amountVnd, TRANSACTION);
    }

    private static Notices.Incoming notice(String data, int type, String key) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("data", data);
        envelope.put("mac", ZaloPayMac.of(key, data));
        envelope.put("type", type);
        return posted(
                "application/json",
                "",
                new String(FlatJson.write(envelope), StandardCharsets.UTF_8));
    }

    private FlatJson sent(String path) {
        return FlatJson.parse(wire.findAll(postRequestedFor(urlEqualTo(path))).getLast().getBody())
                .orElseThrow();
    }

    @Test
    void an_order_is_signed_as_zalopay_says_and_names_nobody() {
        onCreate(placed());
        assertThat(open().place(ORDER)).isEqualTo(new Psp.Placing.Placed("000201…"));
        FlatJson sent = sent("/create");
        assertThat(sent.text("app_trans_id")).isEqualTo(ID).hasSizeLessThanOrEqualTo(40);
        assertThat(sent.text("app_time")).isEqualTo(Long.toString(NOW.toEpochMilli()));
        assertThat(sent.text("expire_duration_seconds")).isEqualTo("300");
        assertThat(sent.text("app_user")).isEqualTo("nguoi-benh");
        assertThat(sent.text("embed_data"))
                .isEqualTo("{\"redirecturl\":\"http://127.0.0.1:24001/callbacks/zalopay/thanks\"}");
        assertThat(sent.fields()).doesNotContainKeys("key1", "key2", "phone", "email", "address");
        assertThat(sent.text("mac"))
                .isEqualTo(
                        ZaloPayMac.of(
                                KEY1,
                                "2553",
                                ID,
                                "nguoi-benh",
                                "71480",
                                sent.text("app_time"),
                                sent.text("embed_data"),
                                "[]"));
    }

    @Test
    void the_day_in_an_id_is_the_vietnamese_day_of_making_for_ever() {
        assertThat(ZaloPayIds.of(at("2026-11-25T16:59:59Z"))).startsWith("261125_");
        assertThat(ZaloPayIds.of(at("2026-11-25T17:00:00Z"))).startsWith("261126_");
        Psp psp = open();
        onQuery(paid());
        psp.ask(at("2026-11-20T16:59:59.999Z"));
        FlatJson sent = sent("/query");
        assertThat(sent.text("app_trans_id")).isEqualTo("261120_" + ORDER.id());
        assertThat(sent.text("mac"))
                .isEqualTo(ZaloPayMac.of(KEY1, "2553", sent.text("app_trans_id"), KEY1));
    }

    private static Psp.Order at(String instant) {
        return new Psp.Order(ORDER.id(), ORDER.amount(), ORDER.info(), Instant.parse(instant));
    }

    @Test
    void an_order_made_before_midnight_is_not_sent_after_it() {
        onCreate(placed());
        Psp psp = open();
        assertThat(psp.place(at("2026-11-24T16:59:59.999Z")))
                .isInstanceOf(Psp.Placing.Refused.class);
        assertThat(wire.getAllServeEvents()).isEmpty();
        assertThat(psp.place(at("2026-11-24T17:00:00Z"))).isInstanceOf(Psp.Placing.Placed.class);
    }

    @Test
    void without_qr_code_the_order_url_is_shown() {
        Psp psp = open();
        onCreate(okJson("{\"return_code\":1,\"order_url\":\"https://open\"}"));
        assertThat(psp.place(ORDER)).isEqualTo(new Psp.Placing.Placed("https://open"));
        onCreate(okJson("{\"return_code\":1}"));
        assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.NotKnown.class);
    }

    @Test
    void only_a_clear_no_is_a_refusal_and_a_known_id_is_asked_about() {
        Psp psp = open();
        for (String code : List.of("-401", "-402", "-403", "-429")) {
            onCreate(failed(code));
            assertThat(psp.place(ORDER)).as(code).isInstanceOf(Psp.Placing.Refused.class);
        }
        for (String code : List.of("-68", "-500", "-999", "0", "1", "48", "-31337")) {
            onCreate(failed(code));
            assertThat(psp.place(ORDER)).as(code).isInstanceOf(Psp.Placing.NotKnown.class);
        }
        onCreate(aResponse().withStatus(429).withBody("{\"return_code\":3}"));
        assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.NotKnown.class);
    }

    @Test
    void numbers_that_contradict_each_other_are_neither_paid_nor_failed() {
        Psp psp = open();
        for (String answer :
                List.of(
                        "{\"return_code\":2,\"sub_return_code\":1,\"amount\":71480,\"zp_trans_id\":5}",
                        "{\"return_code\":1,\"sub_return_code\":-54,\"amount\":71480,\"zp_trans_id\":5}",
                        "{\"return_code\":2,\"sub_return_code\":48}",
                        "{\"return_code\":7}",
                        "{\"return_code\":1,\"sub_return_code\":1,\"amount\":71480,\"zp_trans_id\":0}",
                        "{\"return_code\":1,\"sub_return_code\":1,\"amount\":0,\"zp_trans_id\":5}")) {
            onQuery(okJson(answer));
            assertThat(psp.ask(ORDER).report()).as(answer).isInstanceOf(PspReport.Processing.class);
        }
    }

    @Test
    void unpaid_and_being_paid_are_told_apart() {
        Psp psp = open();
        onQuery(pending(true));
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Processing.class);
        onQuery(failed("-54"));
        assertThat(psp.ask(ORDER).report()).isEqualTo(new PspReport.Expired());
        onQuery(failed("-329"));
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Cancelled.class);
        onQuery(failed("-500"));
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Silent.class);
    }

    @Test
    void the_official_callback_sample_is_genuine() {
        Notices.Incoming sample = notice(ZaloPayMacTest.SAMPLE_DATA, 1, ZaloPayMacTest.SAMPLE_KEY2);
        assertThat(new String(sample.raw().bytes(), StandardCharsets.UTF_8))
                .contains(ZaloPayMacTest.SAMPLE_MAC);
        assertThat(open().notices().orElseThrow().read(sample))
                .isInstanceOfSatisfying(
                        Notices.Notice.Genuine.class,
                        genuine -> {
                            assertThat(genuine.order())
                                    .isEqualTo(new OrderId("2553_1598435687208"));
                            assertThat(genuine.report())
                                    .isEqualTo(
                                            new PspReport.Paid(new Vnd(10_000), "200904000000389"));
                        });
    }

    @Test
    void a_callback_is_answered_in_zalopays_words() {
        Notices notices = open().notices().orElseThrow();
        Notices.Incoming good = notice(71_480, ZaloPayMacTest.SAMPLE_KEY2).orElseThrow();
        Notices.Notice.Genuine genuine = (Notices.Notice.Genuine) notices.read(good);
        Map<Notices.Heard, Integer> codes =
                Map.of(
                        Notices.Heard.ACCEPTED, 1,
                        Notices.Heard.UNKNOWN_ORDER, 1,
                        Notices.Heard.OTHER_AMOUNT, 1,
                        Notices.Heard.REPEATED, 2,
                        Notices.Heard.NOT_STORED, 0);
        codes.forEach((heard, code) -> {
            Notices.Reply reply = genuine.reply().apply(heard);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).contains("\"return_code\":" + code + ",");
        });
        assertThat(notices.read(notice(71_480, "FORGED").orElseThrow()))
                .isInstanceOfSatisfying(
                        Notices.Notice.Refused.class,
                        refused ->
                                assertThat(refused.reply().body()).contains("\"return_code\":-1,"));
    }

    @Test
    void agreements_and_other_apps_are_not_payments() {
        Notices notices = open().notices().orElseThrow();
        for (Notices.Incoming other :
                List.of(
                        notice(data(2553, ID, 71_480), 2, ZaloPayMacTest.SAMPLE_KEY2),
                        notice(data(2554, ID, 71_480), 1, ZaloPayMacTest.SAMPLE_KEY2),
                        notice(data(2553, "no day", 71_480), 1, ZaloPayMacTest.SAMPLE_KEY2),
                        notice("[]", 1, ZaloPayMacTest.SAMPLE_KEY2))) {
            assertThat(notices.read(other)).isInstanceOf(Notices.Notice.Refused.class);
        }
    }

    @Test
    void quick_pay_is_not_offered_and_cannot_be_switched_on() {
        assertThat(open().customerCodes()).isEmpty();
        URI base = URI.create(wire.baseUrl());
        Terms terms = TestSetting.terms(Duration.ofSeconds(1), 3);
        assertThatThrownBy(() -> config(base, CALLBACK, terms, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("customer-codes.offered");
    }

    @Test
    void secrets_do_not_show_and_an_app_id_is_a_number() {
        open();
        assertThat(ZaloPayKeys.read(setting.secrets("")).orElseThrow().toString())
                .doesNotContain("2553", KEY1);
        setting.secrets.put("app-id", "2553x");
        assertThat(ZaloPayKeys.read(setting.secrets(""))).isEmpty();
    }
}
