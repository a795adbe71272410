package vn.hospitalkiosk.gateway.psp.vnptmoney;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// VNPT's shapes as in payments-providers §3.1.
class VnptMoneyPspTest extends PspContract {
    private static final String ID = ORDER.id().value();
    private static final String SECRET = SecureCodeTest.SECRET;

    /// [#NOW] in Vietnam.
    private static final String PLACED = "20261125080203";

    @Override
    protected Psp adapter(URI base, Terms terms) {
        setting.secrets.put("merchant-service-id", "6901");
        setting.secrets.put("api-key", "API-KEY-TEST");
        setting.secrets.put("secret-key", SECRET);
        return VnptMoneyModule.psp(config(base, terms), setting.secrets(""), setting);
    }

    static VnptMoneyConfig config(URI base, Terms terms) {
        return new VnptMoneyConfig(
                base,
                "secrets/psp/vnptmoney",
                "1.0.6",
                "57",
                "1",
                "1",
                "127.0.0.1",
                List.of("QRCODE_DATA", "REDIRECT_URL"),
                terms,
                Map.of(
                        Meaning.PAID, List.of("00"),
                        Meaning.NOT_FOUND, List.of("05"),
                        Meaning.REFUSED, List.of("01", "02", "07", "08", "09", "96"),
                        Meaning.UNSURE, List.of("03", "04", "06", "99")),
                Map.of(
                        Meaning.PAID, List.of("00"),
                        Meaning.WAITING, List.of("PENDING"),
                        Meaning.EXPIRED, List.of("EXPIRED"),
                        Meaning.DECLINED, List.of("01"),
                        Meaning.UNSURE, List.of("04", "06", "99")));
    }

    @Override
    protected void onCreate(ResponseDefinitionBuilder answer) {
        wire.stubFor(post("/pay_qrcode").willReturn(answer));
    }

    @Override
    protected void onQuery(ResponseDefinitionBuilder answer) {
        wire.stubFor(post("/query").willReturn(answer));
    }

    /// An answer with the code over its values.
    private static ResponseDefinitionBuilder signed(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        fields.put("SECURE_CODE", SecureCode.of(List.copyOf(fields.values()), SECRET));
        return okJson(new String(FlatJson.write(fields), StandardCharsets.UTF_8));
    }

    @Override
    protected ResponseDefinitionBuilder placed() {
        return signed("RESPONSE_CODE", "00", "MERCHANT_ORDER_ID", ID, "QRCODE_DATA", "00020101");
    }

    private static ResponseDefinitionBuilder status(String id, String status) {
        return signed(
                "RESPONSE_CODE",
                "00",
                "MERCHANT_ORDER_ID",
                id,
                "VNPTPAY_TRANSACTION_ID",
                status.equals("00") ? TRANSACTION : "",
                "AMOUNT",
                "71480",
                "TRANSACTION_STATUS",
                status,
                "ADDITIONAL_INFO",
                "");
    }

    @Override
    protected Optional<ResponseDefinitionBuilder> told(Said said, String unknownCode) {
        return Optional.of(
                switch (said) {
                    case PAID -> status(ID, "00");
                    case WAITING -> status(ID, "PENDING");
                    case DECLINED -> status(ID, "01");
                    case NOT_FOUND -> signed("RESPONSE_CODE", "05", "DESCRIPTION", "not found");
                    case UNKNOWN_CODE -> status(ID, unknownCode);
                });
    }

    @Override
    protected boolean answersAreSigned() {
        return true;
    }

    @Override
    protected String noticeKeyFile() {
        return "secret-key";
    }

    @Override
    protected Optional<Notices.Incoming> notice(long amountVnd, String key) {
        return Optional.of(posted("application/json", "", ipn(amountVnd, key, Map.of())));
    }

    private static String ipn(long amountVnd, String key, Map<String, String> changes) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ACTION", "CONFIRM");
        fields.put("RESPONSE_CODE", "00");
        fields.put("MERCHANT_SERVICE_ID", "6901");
        fields.put("MERCHANT_ORDER_ID", ID);
        fields.put("AMOUNT", Long.toString(amountVnd));
        fields.put("CURRENCY_CODE", "VND");
        fields.put("VNPTPAY_TRANSACTION_ID", "VT123456");
        fields.put("PAYMENT_METHOD", "VNPTPAY");
        fields.put("PAY_DATE", "20261125080259");
        fields.put("ADDITIONAL_INFO", "");
        fields.putAll(changes);
        fields.put("SECURE_CODE", SecureCode.of(List.copyOf(fields.values()), key));
        return new String(FlatJson.write(fields), StandardCharsets.UTF_8);
    }

    private FlatJson sent(String path) {
        return FlatJson.parse(wire.findAll(postRequestedFor(urlEqualTo(path))).getLast().getBody())
                .orElseThrow();
    }

    @Test
    void an_order_is_coded_in_the_order_of_its_body_and_merchant_data_is_not_sent() {
        onCreate(placed());
        assertThat(open().place(ORDER)).isEqualTo(new Psp.Placing.Placed("00020101"));
        FlatJson sent = sent("/pay_qrcode");
        assertThat(SecureCode.fits(sent, List.of(SECRET))).isTrue();
        assertThat(sent.fields().keySet())
                .containsExactly(
                        "ACTION",
                        "VERSION",
                        "MERCHANT_SERVICE_ID",
                        "MERCHANT_ORDER_ID",
                        "AMOUNT",
                        "PAYMENT_ACTION",
                        "SERVICE_CATEGORY",
                        "CHANNEL_ID",
                        "DEVICE",
                        "LOCALE",
                        "CURRENCY_CODE",
                        "PAYMENT_METHOD",
                        "DESCRIPTION",
                        "CREATE_DATE",
                        "CLIENT_IP",
                        "SECURE_CODE");
        assertThat(sent.text("CREATE_DATE")).isEqualTo(PLACED);
        wire.verify(
                postRequestedFor(urlEqualTo("/pay_qrcode"))
                        .withHeader("Authorization", equalTo("Bearer API-KEY-TEST")));
    }

    @Test
    void a_question_names_the_original_date_even_a_day_later() {
        onQuery(status(ID, "PENDING"));
        Psp.Order yesterday =
                new Psp.Order(
                        ORDER.id(),
                        ORDER.amount(),
                        ORDER.info(),
                        NOW.minus(java.time.Duration.ofHours(9)));
        open().ask(yesterday);
        assertThat(sent("/query").text("CREATE_DATE")).isEqualTo("20261124230203");
    }

    @Test
    void the_separator_never_gets_into_a_description() {
        onCreate(placed());
        open().place(
                        new Psp.Order(
                                ORDER.id(),
                                ORDER.amount(),
                                "Vien phi|VND|" + "x".repeat(300),
                                NOW));
        FlatJson sent = sent("/pay_qrcode");
        assertThat(sent.text("DESCRIPTION")).startsWith("Vien phi VND x").hasSize(255);
        assertThat(SecureCode.fits(sent, List.of(SECRET))).isTrue();
    }

    @Test
    void without_qr_content_the_payment_address_is_shown_and_without_both_it_is_not_known() {
        Psp psp = open();
        onCreate(signed("RESPONSE_CODE", "00", "REDIRECT_URL", "https://pay"));
        assertThat(psp.place(ORDER)).isEqualTo(new Psp.Placing.Placed("https://pay"));
        onCreate(signed("RESPONSE_CODE", "00"));
        assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.NotKnown.class);
    }

    @Test
    void only_a_clear_no_is_a_refusal_with_or_without_a_code_of_its_own() {
        Psp psp = open();
        for (String code : List.of("01", "02", "07", "08", "09", "96")) {
            onCreate(signed("RESPONSE_CODE", code, "DESCRIPTION", "no"));
            assertThat(psp.place(ORDER)).as(code).isInstanceOf(Psp.Placing.Refused.class);
            onCreate(okJson("{\"RESPONSE_CODE\":\"" + code + "\"}"));
            assertThat(psp.place(ORDER)).as(code).isInstanceOf(Psp.Placing.Refused.class);
            onCreate(okJson("{\"RESPONSE_CODE\":\"" + code + "\",\"SECURE_CODE\":\"00\"}"));
            assertThat(psp.place(ORDER)).as(code).isInstanceOf(Psp.Placing.NotKnown.class);
        }
        for (String code : List.of("03", "04", "06", "99", "31337")) {
            onCreate(signed("RESPONSE_CODE", code, "QRCODE_DATA", "x"));
            assertThat(psp.place(ORDER)).as(code).isInstanceOf(Psp.Placing.NotKnown.class);
        }
    }

    @Test
    void an_answer_with_a_wrong_code_or_about_another_order_is_no_answer() {
        Psp psp = open();
        onCreate(okJson("{\"RESPONSE_CODE\":\"00\",\"QRCODE_DATA\":\"x\",\"SECURE_CODE\":\"ab\"}"));
        assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.NotKnown.class);
        onCreate(signed("RESPONSE_CODE", "00", "QRCODE_DATA", "x", "AMOUNT", "1"));
        assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.NotKnown.class);
        onQuery(status("ANOTHER", "00"));
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Silent.class);
        onQuery(signed("RESPONSE_CODE", "05", "MERCHANT_ORDER_ID", "ANOTHER"));
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Silent.class);
        // Seen in the wild: the name with a blank behind it.
        onQuery(okJson("{\"RESPONSE_CODE\":\"00\",\"SECURE_CODE \":\"ab\"}"));
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Silent.class);
    }

    @Test
    void timeouts_and_system_errors_say_nothing_about_the_money() {
        Psp psp = open();
        for (String code : List.of("04", "06", "99")) {
            onQuery(signed("RESPONSE_CODE", code));
            assertThat(psp.ask(ORDER).report()).as(code).isInstanceOf(PspReport.Silent.class);
            onQuery(status(ID, code));
            assertThat(psp.ask(ORDER).report()).as(code).isInstanceOf(PspReport.Silent.class);
        }
    }

    @Test
    void a_notice_may_come_as_a_form_with_the_json_in_data() {
        Notices notices = open().notices().orElseThrow();
        String form =
                "x=1&data="
                        + URLEncoder.encode(
                                ipn(71_480, SECRET, Map.of("ADDITIONAL_INFO", "a|b ế&=")),
                                StandardCharsets.UTF_8);
        assertThat(notices.read(posted("application/x-www-form-urlencoded", "", form)))
                .isInstanceOfSatisfying(
                        Notices.Notice.Genuine.class,
                        genuine -> {
                            assertThat(genuine.order()).isEqualTo(ORDER.id());
                            assertThat(genuine.report())
                                    .isEqualTo(new PspReport.Paid(new Vnd(71_480), "VT123456"));
                        });
        for (String broken : List.of("data=%zz", "data=", "data={}&data={}", "")) {
            assertThat(notices.read(posted("application/x-www-form-urlencoded", "", broken)))
                    .isInstanceOf(Notices.Notice.Refused.class);
        }
    }

    @Test
    void values_cannot_slide_over_the_separator() {
        Notices notices = open().notices().orElseThrow();
        // The same joined text as a genuine notice, cut elsewhere.
        String slid =
                ipn(
                        71_480,
                        SECRET,
                        Map.of(
                                "CURRENCY_CODE",
                                "VND|VT123456",
                                "VNPTPAY_TRANSACTION_ID",
                                "VNPTPAY",
                                "PAYMENT_METHOD",
                                "20261125080259",
                                "PAY_DATE",
                                "",
                                "ADDITIONAL_INFO",
                                ""));
        assertThat(notices.read(posted("application/json", "", slid)))
                .isInstanceOfSatisfying(
                        Notices.Notice.Refused.class,
                        refused ->
                                assertThat(refused.reason())
                                        .isEqualTo("a separator inside a value"));
    }

    @Test
    void another_merchants_another_currencys_and_another_actions_notice_is_refused() {
        Notices notices = open().notices().orElseThrow();
        for (Map<String, String> change :
                List.of(
                        Map.of("MERCHANT_SERVICE_ID", "7000"),
                        Map.of("CURRENCY_CODE", "USD"),
                        Map.of("ACTION", "PAY"),
                        Map.of("MERCHANT_ORDER_ID", "a b"))) {
            assertThat(notices.read(posted("application/json", "", ipn(71_480, SECRET, change))))
                    .as(change.toString())
                    .isInstanceOf(Notices.Notice.Refused.class);
        }
    }

    @Test
    void every_outcome_is_answered_in_vnpts_words_and_signed() {
        Notices notices = open().notices().orElseThrow();
        Notices.Notice.Genuine genuine =
                (Notices.Notice.Genuine) notices.read(notice(71_480, SECRET).orElseThrow());
        Map<Notices.Heard, String> words =
                Map.of(
                        Notices.Heard.ACCEPTED, "00",
                        Notices.Heard.OTHER_AMOUNT, "00",
                        Notices.Heard.UNKNOWN_ORDER, "01",
                        Notices.Heard.REPEATED, "02",
                        Notices.Heard.NOT_STORED, "08");
        words.forEach((heard, code) -> {
            FlatJson reply = reply(genuine.reply().apply(heard));
            assertThat(reply.text("RESPONSE_CODE")).isEqualTo(code);
            assertThat(reply.text("MERCHANT_ORDER_ID")).isEqualTo(ID);
            assertThat(reply.text("CREATE_DATE")).isEqualTo(PLACED);
        });
        Notices.Notice.Refused refused =
                (Notices.Notice.Refused) notices.read(notice(71_480, "WRONG").orElseThrow());
        FlatJson reply = reply(refused.reply());
        assertThat(reply.text("RESPONSE_CODE")).isEqualTo("97");
        assertThat(reply.text("MERCHANT_ORDER_ID")).isEmpty();
    }

    private static FlatJson reply(Notices.Reply reply) {
        FlatJson json = FlatJson.parse(reply.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
        List<String> values = new ArrayList<>();
        for (String name :
                List.of(
                        "RESPONSE_CODE",
                        "DESCRIPTION",
                        "MERCHANT_SERVICE_ID",
                        "MERCHANT_ORDER_ID",
                        "CREATE_DATE")) {
            values.add(json.text(name));
        }
        assertThat(json.text("SECURE_CODE")).isEqualTo(SecureCode.of(values, SECRET));
        return json;
    }

    @Test
    void the_vector_of_the_reference_is_genuine() {
        String vector =
                "{\"ACTION\":\"CONFIRM\",\"RESPONSE_CODE\":\"00\",\"MERCHANT_SERVICE_ID\":\"6901\",\"MERCHANT_ORDER_ID\":\"OID-009\",\"AMOUNT\":69000,"
                        + "\"CURRENCY_CODE\":\"VND\",\"VNPTPAY_TRANSACTION_ID\":\"VT123456\",\"PAYMENT_METHOD\":\"VNPTPAY\",\"PAY_DATE\":\"20200222022259\","
                        + "\"ADDITIONAL_INFO\":\"\",\"SECURE_CODE\":\"42513d5455000e399a7bc38e659869c395fd7849fc62fb034760acf0b20aefd1\"}";
        assertThat(open().notices().orElseThrow().read(posted("application/json", "", vector)))
                .isInstanceOfSatisfying(
                        Notices.Notice.Genuine.class,
                        genuine -> {
                            assertThat(genuine.order()).isEqualTo(new OrderId("OID-009"));
                            assertThat(genuine.report())
                                    .isEqualTo(new PspReport.Paid(new Vnd(69_000), "VT123456"));
                        });
    }

    @Test
    void a_refund_is_a_persons_work_and_secrets_do_not_show() {
        Psp psp = open();
        assertThat(psp.refunds()).isEmpty();
        assertThat(psp.customerCodes()).isEmpty();
        assertThat(VnptMoneyKeys.read(setting.secrets("")).orElseThrow().toString())
                .doesNotContain("API-KEY")
                .doesNotContain(SECRET);
    }
}
