package vn.hospitalkiosk.gateway.psp.vnpay;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspContract;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// VNPAY's shapes as in payments-providers §3.3.
class VnpayPspTest extends PspContract {
    private static final String PAY = "/paymentv2/vpcpay.html";
    static final String API = "/merchant_webapi/api/transaction";
    static final String TMN = "TEST_TMN_CODE";
    static final String SECRET = VnpaySignatureTest.FIXTURE_SECRET;

    static Psp.Order order() {
        return ORDER;
    }

    @Override
    protected Psp adapter(URI base, Terms terms) {
        setting.secrets.put("tmn-code", TMN);
        setting.secrets.put("hash-secret", SECRET);
        URI redirect = URI.create("http://127.0.0.1:24001/callbacks/vnpay/thanks");
        return VnpayModule.psp(
                config(base.toString(), redirect, terms), setting.secrets(""), setting);
    }

    static VnpayConfig config(String base, URI redirect, Terms terms) {
        List<String> refused = List.of("02", "03", "97");
        List<String> unsure = List.of("94", "99");
        return new VnpayConfig(
                URI.create(base + PAY),
                URI.create(base + API),
                redirect,
                "secrets/psp/vnpay",
                "other",
                "127.0.0.1",
                "kiosk",
                terms,
                Map.of(
                        Meaning.PAID, List.of("00"),
                        Meaning.REFUSED, refused,
                        Meaning.UNSURE, unsure),
                Map.of(
                        Meaning.PAID,
                        List.of("00"),
                        Meaning.NOT_FOUND,
                        List.of("91"),
                        Meaning.REFUSED,
                        refused,
                        Meaning.UNSURE,
                        unsure),
                Map.of(
                        Meaning.PAID, List.of("00"),
                        Meaning.PROCESSING, List.of("07"),
                        Meaning.DECLINED, List.of("09", "51", "79"),
                        Meaning.CANCELLED, List.of("24"),
                        Meaning.EXPIRED, List.of("11"),
                        Meaning.UNSURE, List.of("99")),
                Map.of(
                        Meaning.PAID, List.of("00"),
                        Meaning.WAITING, List.of("01"),
                        Meaning.PROCESSING, List.of("04", "07", "05", "06", "09", "10", "20"),
                        Meaning.DECLINED, List.of("02")),
                Map.of(
                        Meaning.DECLINED,
                        List.of("95"),
                        Meaning.NOT_FOUND,
                        List.of("91"),
                        Meaning.REFUSED,
                        refused,
                        Meaning.UNSURE,
                        unsure),
                Map.of(
                        Meaning.PAID, List.of("00"),
                        Meaning.PROCESSING, List.of("05", "06"),
                        Meaning.DECLINED, List.of("09")));
    }

    @Override
    protected void onCreate(ResponseDefinitionBuilder answer) {
        wire.stubFor(get(urlPathEqualTo(PAY)).willReturn(answer));
    }

    @Override
    protected void onQuery(ResponseDefinitionBuilder answer) {
        wire.stubFor(post(API).willReturn(answer));
    }

    @Override
    protected ResponseDefinitionBuilder placed() {
        return okJson("{\"code\":\"00\",\"message\":\"Success\",\"qrcontent\":\"000201…\"}");
    }

    static Map<String, String> answer(String command, String response, String status) {
        Map<String, String> fields = new HashMap<>();
        fields.put("vnp_ResponseId", "r1");
        fields.put("vnp_Command", command);
        fields.put("vnp_ResponseCode", response);
        fields.put("vnp_Message", "…");
        fields.put("vnp_TmnCode", TMN);
        fields.put("vnp_TxnRef", ORDER.id().value());
        fields.put("vnp_Amount", "7148000");
        fields.put("vnp_BankCode", "NCB");
        fields.put("vnp_PayDate", "20261125080300");
        fields.put("vnp_TransactionNo", TRANSACTION);
        fields.put("vnp_TransactionType", "01");
        fields.put("vnp_TransactionStatus", status);
        fields.put("vnp_OrderInfo", ORDER.info());
        return fields;
    }

    static ResponseDefinitionBuilder signed(Map<String, String> fields, List<String> names) {
        fields.put(
                VnpaySignature.FIELD,
                VnpaySignature.of(VnpaySignature.joined(fields, names), SECRET));
        return okJson(new String(FlatJson.write(fields), StandardCharsets.UTF_8));
    }

    static ResponseDefinitionBuilder queried(String response, String status) {
        return signed(answer("querydr", response, status), VnpaySignature.QUERY_ANSWER);
    }

    @Override
    protected Optional<ResponseDefinitionBuilder> told(Said said, String unknownCode) {
        return Optional.of(
                switch (said) {
                    case PAID -> queried("00", "00");
                    case WAITING -> queried("00", "01");
                    case DECLINED -> queried("00", "02");
                    case NOT_FOUND -> queried("91", "");
                    case UNKNOWN_CODE -> queried("00", unknownCode);
                });
    }

    @Override
    protected boolean answersAreSigned() {
        return true;
    }

    @Override
    protected String noticeKeyFile() {
        return "hash-secret";
    }

    @Override
    protected Optional<Notices.Incoming> notice(long amountVnd, String key) {
        return Optional.of(notice(ipn(amountVnd, "00", "00"), key));
    }

    private static Map<String, String> ipn(long amountVnd, String response, String status) {
        Map<String, String> fields = new HashMap<>();
        fields.put("vnp_Amount", amountVnd + "00");
        fields.put("vnp_BankCode", "NCB");
        fields.put("vnp_BankTranNo", "");
        fields.put("vnp_CardType", "QRCODE");
        fields.put("vnp_OrderInfo", ORDER.info());
        fields.put("vnp_PayDate", "20261125080300");
        fields.put("vnp_ResponseCode", response);
        fields.put("vnp_TmnCode", TMN);
        fields.put("vnp_TransactionNo", TRANSACTION);
        fields.put("vnp_TransactionStatus", status);
        fields.put("vnp_TxnRef", ORDER.id().value());
        return fields;
    }

    private static Notices.Incoming notice(Map<String, String> fields, String key) {
        String link = VnpaySignature.link(fields);
        return got("", link + "&vnp_SecureHash=" + VnpaySignature.of(link, key));
    }

    private static Notices.Incoming got(String path, String query) {
        return new Notices.Incoming(
                "GET",
                path,
                query,
                Map.of(),
                new RawMessage(RawMessage.Kind.CALLBACK, query.getBytes(StandardCharsets.UTF_8)));
    }

    private static PspReport report(Notices notices, Map<String, String> fields) {
        Notices.Notice notice = notices.read(notice(fields, SECRET));
        assertThat(notice).isInstanceOf(Notices.Notice.Genuine.class);
        return ((Notices.Notice.Genuine) notice).report();
    }

    @Test
    void an_order_is_a_signed_link_in_hundredths_and_vietnamese_time() {
        onCreate(placed());
        Psp psp = open();
        assertThat(psp.kind()).isEqualTo(MethodView.Kind.BANK_QR);
        assertThat(psp.place(ORDER)).isEqualTo(new Psp.Placing.Placed("000201…"));
        String query =
                URI.create(
                                wire.findAll(getRequestedFor(urlPathEqualTo(PAY)))
                                        .getLast()
                                        .getAbsoluteUrl())
                        .getRawQuery();
        String link = query.substring(0, query.indexOf("&vnp_SecureHash="));
        assertThat(query).endsWith("=" + VnpaySignature.of(link, SECRET));
        assertThat(link)
                .contains(
                        "vnp_Amount=7148000&",
                        "vnp_Command=genqr&",
                        "vnp_CreateDate=20261125080203&",
                        "vnp_ExpireDate=20261125080703&",
                        "vnp_OrderInfo=Vien+phi+KH01-7K2M9Q&",
                        "vnp_TxnRef=" + ORDER.id() + "&")
                .doesNotContain("SecureHashType");
    }

    @Test
    void an_amount_is_whole_dong_in_hundredths_or_none() {
        assertThat(VnpayAmount.of(new Vnd(71_480))).isEqualTo("7148000");
        assertThat(VnpayAmount.read("7148000")).contains(new Vnd(71_480));
        for (String wrong : List.of("", "0", "00", "7148001", "-100", "1e3", "0100", " 100")) {
            assertThat(VnpayAmount.read(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void only_a_clear_no_is_a_refusal() {
        Psp psp = open();
        for (String code : List.of("02", "03", "97")) {
            onCreate(okJson("{\"code\":\"" + code + "\",\"message\":\"…\"}"));
            assertThat(psp.place(ORDER)).as(code).isInstanceOf(Psp.Placing.Refused.class);
        }
        for (String code : List.of("94", "99", "01", "31337")) {
            onCreate(okJson("{\"code\":\"" + code + "\",\"qrcontent\":\"x\"}"));
            assertThat(psp.place(ORDER)).as(code).isInstanceOf(Psp.Placing.NotKnown.class);
        }
        onCreate(okJson("{\"code\":\"00\",\"qrcontent\":\"\"}"));
        assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.NotKnown.class);
    }

    private FlatJson sent() {
        return FlatJson.parse(wire.findAll(postRequestedFor(urlEqualTo(API))).getLast().getBody())
                .orElseThrow();
    }

    @Test
    void a_question_carries_the_orders_own_date_and_a_new_id() {
        Psp psp = open();
        onQuery(queried("00", "00"));
        psp.ask(ORDER);
        FlatJson first = sent();
        psp.ask(ORDER);
        FlatJson second = sent();
        assertThat(second.text("vnp_RequestId")).isNotEqualTo(first.text("vnp_RequestId"));
        Psp.Order yesterdays =
                new Psp.Order(
                        ORDER.id(),
                        ORDER.amount(),
                        ORDER.info(),
                        Instant.parse("2026-11-24T16:59:59Z"));
        psp.ask(yesterdays);
        assertThat(sent().text("vnp_TransactionDate")).isEqualTo("20261124235959");
        assertThat(sent().text("vnp_CreateDate")).isEqualTo("20261125080203");
        assertThat(VnpaySignature.fits(sent(), VnpaySignature.QUERY, List.of(SECRET))).isTrue();
    }

    @Test
    void money_that_may_have_moved_is_never_a_failure() {
        Psp psp = open();
        Notices notices = psp.notices().orElseThrow();
        for (String status : List.of("04", "07")) {
            onQuery(queried("00", status));
            assertThat(psp.ask(ORDER).report()).as(status).isInstanceOf(PspReport.Processing.class);
            for (String response : List.of("00", "07", "24", "99", "11", "31337")) {
                assertThat(report(notices, ipn(71_480, response, status)))
                        .as(response + "/" + status)
                        .isInstanceOf(PspReport.Processing.class);
            }
        }
    }

    @Test
    void paid_needs_both_numbers() {
        Notices notices = open().notices().orElseThrow();
        Map<String, Class<? extends PspReport>> expected =
                Map.of(
                        "00/00", PspReport.Paid.class,
                        "00/01", PspReport.Waiting.class,
                        "07/00", PspReport.Processing.class,
                        "24/00", PspReport.Processing.class,
                        "24/02", PspReport.Cancelled.class,
                        "11/02", PspReport.Expired.class,
                        "51/02", PspReport.Declined.class,
                        "00/02", PspReport.Declined.class,
                        "99/02", PspReport.Silent.class);
        expected.forEach((codes, kind) ->
                assertThat(report(notices, ipn(71_480, codes.substring(0, 2), codes.substring(3))))
                        .as(codes)
                        .isInstanceOf(kind));
    }

    @Test
    void an_answer_decides_only_when_it_is_signed_and_about_our_order() {
        Psp psp = open();
        for (String field : List.of("vnp_TxnRef", "vnp_TmnCode")) {
            Map<String, String> other = answer("querydr", "00", "00");
            other.put(field, "ANOTHER");
            onQuery(signed(other, VnpaySignature.QUERY_ANSWER));
            assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Silent.class);
        }
        for (String status : List.of("00", "02")) {
            Map<String, String> unsigned = answer("querydr", "00", status);
            onQuery(okJson(new String(FlatJson.write(unsigned), StandardCharsets.UTF_8)));
            assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Silent.class);
        }
        onQuery(okJson("{\"vnp_ResponseCode\":\"91\",\"vnp_Message\":\"…\"}"));
        assertThat(psp.ask(ORDER).report()).isEqualTo(new PspReport.NotFound());
        Map<String, String> refund = answer("querydr", "00", "00");
        refund.put("vnp_TransactionType", "03");
        onQuery(signed(refund, VnpaySignature.QUERY_ANSWER));
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Processing.class);
    }

    @Test
    void the_fixture_of_a_public_library_is_genuine() {
        Notices notices = open().notices().orElseThrow();
        String fixture = VnpaySignatureTest.FIXTURE;
        String hash = "&vnp_SecureHash=" + VnpaySignatureTest.FIXTURE_HASH;
        assertThat(notices.read(got("", fixture + hash)))
                .isInstanceOfSatisfying(
                        Notices.Notice.Genuine.class,
                        genuine -> {
                            assertThat(genuine.order()).isEqualTo(new OrderId("1716257871703"));
                            assertThat(genuine.report())
                                    .isEqualTo(new PspReport.Paid(new Vnd(10_000), "14422574"));
                        });
        // State poisoning: a failure told by anybody is no failure.
        assertThat(notices.read(got("", fixture.replace("Status=00", "Status=02") + hash)))
                .isInstanceOf(Notices.Notice.Refused.class);
        assertThat(notices.read(got("", fixture + hash + "&vnp_Amount=1000000")))
                .isInstanceOf(Notices.Notice.Refused.class);
        assertThat(notices.read(got("/thanks", fixture + hash)))
                .isInstanceOf(Notices.Notice.Answered.class);
    }

    @Test
    void an_ipn_is_answered_in_vnpays_words() {
        Notices notices = open().notices().orElseThrow();
        Notices.Notice.Genuine genuine =
                (Notices.Notice.Genuine) notices.read(notice(71_480, SECRET).orElseThrow());
        Map<Notices.Heard, String> codes =
                Map.of(
                        Notices.Heard.ACCEPTED, "00",
                        Notices.Heard.REPEATED, "02",
                        Notices.Heard.UNKNOWN_ORDER, "01",
                        Notices.Heard.OTHER_AMOUNT, "04",
                        Notices.Heard.NOT_STORED, "99");
        codes.forEach((heard, code) ->
                assertThat(genuine.reply().apply(heard).body())
                        .contains("\"RspCode\":\"" + code + "\""));
        assertThat(notices.read(notice(71_480, "FORGED").orElseThrow()))
                .isInstanceOfSatisfying(
                        Notices.Notice.Refused.class,
                        refused ->
                                assertThat(refused.reply().body()).contains("\"RspCode\":\"97\""));
        Map<String, String> other = ipn(71_480, "00", "00");
        other.put("vnp_TmnCode", "ANOTHER1");
        assertThat(notices.read(notice(other, SECRET))).isInstanceOf(Notices.Notice.Refused.class);
    }

    @Test
    void secrets_do_not_show() {
        open();
        assertThat(VnpayKeys.read(setting.secrets("")).orElseThrow().toString())
                .doesNotContain(TMN, SECRET);
    }
}
