package vn.hospitalkiosk.gateway.psp.viettelpaybiz;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.psp.KnownOrders;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspContract;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Refunds;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// Viettel paybiz's shapes as in payments-providers §4.2 (third-party, one code family).
class PaybizPspTest extends PspContract {
    private static final String ID = ORDER.id().value();
    private static final String CREATE = "/v2/create-transaction";
    private static final String SEARCH = "/v3/merchant/search-transaction";
    private static final String REFUND = "/v3/merchant/refund-transaction";
    private static final PaybizSignature SIGNATURE = new PaybizSignature(PaybizConfig.Form.DER);

    private final Map<String, KeyPair> byName = new HashMap<>();
    private final Map<String, KeyPair> byPublicKey = new HashMap<>();
    private final KeyPair ours = PaybizSignatureTest.pair();
    private final String viettel = madeUpKey("VIETTEL");
    private int scale = 1;

    @Override
    protected Psp adapter(URI base, Terms terms) {
        setting.secrets.put("merchant-code", "BVKH");
        setting.secrets.put("access-token", "TOKEN-TEST");
        setting.secrets.put(
                "signing-key",
                PaybizSignatureTest.pem("PRIVATE KEY", ours.getPrivate().getEncoded()));
        setting.secrets.put("viettel-key", viettel);
        return PaybizModule.psp(config(base, terms, scale), setting.secrets(""), setting);
    }

    static PaybizConfig config(URI api, Terms terms, int scale) {
        return new PaybizConfig(
                api,
                new PaybizConfig.Paths(CREATE, SEARCH, REFUND),
                URI.create("http://127.0.0.1:24001/callbacks/viettelpaybiz/thanks"),
                "secrets/psp/viettelpaybiz",
                new PaybizConfig.Signing("Signature", "Signature", PaybizConfig.Form.DER),
                "",
                scale,
                terms,
                Map.of(
                        Meaning.PAID, List.of("00", "SUCCESS"),
                        Meaning.REFUSED, List.of("REFUSED-TEST")),
                Map.of(
                        Meaning.PAID, List.of("1"),
                        Meaning.WAITING, List.of("0"),
                        Meaning.NOT_FOUND, List.of("-1"),
                        Meaning.DECLINED, List.of("2"),
                        Meaning.PROCESSING, List.of("3")),
                Map.of(Meaning.CANCELLED, List.of("V06")));
    }

    /// The public half as text; who knows it can find the private half here.
    @Override
    protected String madeUpKey(String name) {
        KeyPair pair = byName.computeIfAbsent(name, _ -> PaybizSignatureTest.pair());
        String text = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        byPublicKey.put(text, pair);
        return text;
    }

    private String signed(String publicKey, String body) {
        return SIGNATURE.of(
                Optional.ofNullable(byPublicKey.get(publicKey)).orElseThrow().getPrivate(),
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected int garbageRounds() {
        return 300;
    }

    @Override
    protected boolean answersAreSigned() {
        return true;
    }

    @Override
    protected void onCreate(ResponseDefinitionBuilder answer) {
        wire.stubFor(post(CREATE).willReturn(answer));
    }

    @Override
    protected void onQuery(ResponseDefinitionBuilder answer) {
        wire.stubFor(post(SEARCH).willReturn(answer));
    }

    private ResponseDefinitionBuilder answer(String status, String data) {
        String body = "{\"status\":" + status + ",\"data\":" + data + "}";
        return okJson(body).withHeader("Signature", signed(viettel, body));
    }

    private ResponseDefinitionBuilder ok(String data) {
        return answer("{\"code\":\"00\",\"message\":\"\"}", data);
    }

    @Override
    protected ResponseDefinitionBuilder placed() {
        return ok("{\"qrCode\":\"000201…\",\"url\":\"https://open\",\"orderId\":\"" + ID + "\"}");
    }

    private static String transaction(String id, String type, String status, String error) {
        return "{\"transactionStatus\":%s,\"errorCode\":\"%s\",\"orderId\":\"%s\",\"vtRequestId\":%s,\"type\":\"%s\",\"transAmount\":71480,\"currency\":\"VND\",\"paymentInstrument\":{\"bankCode\":\"VTB\"},\"merchantCode\":\"BVKH\"}"
                .formatted(status, error, id, TRANSACTION, type);
    }

    private static String payment(String status, String error) {
        return transaction(ID, "PAYMENT", status, error);
    }

    @Override
    protected Optional<ResponseDefinitionBuilder> told(Said said, String unknownCode) {
        return Optional.of(
                switch (said) {
                    case PAID -> ok("[" + payment("1", "00") + "]");
                    case WAITING -> ok("[" + payment("0", "00") + "]");
                    case DECLINED -> ok("[" + payment("2", "16") + "]");
                    case NOT_FOUND -> ok("[]");
                    case UNKNOWN_CODE -> ok("[" + payment(unknownCode, "00") + "]");
                });
    }

    @Override
    protected String noticeKeyFile() {
        return "viettel-key";
    }

    @Override
    protected Optional<Notices.Incoming> notice(long amountVnd, String key) {
        return Optional.of(
                notice("/ipn", payment("1", "00").replace("71480", Long.toString(amountVnd)), key));
    }

    private Notices.Incoming notice(String path, String body, String key) {
        return new Notices.Incoming(
                "POST",
                path,
                "",
                Map.of("signature", signed(key, body)),
                new RawMessage(RawMessage.Kind.CALLBACK, body.getBytes(StandardCharsets.UTF_8)));
    }

    private Notices.Notice heard(String path, String body) {
        return open().notices().orElseThrow().read(notice(path, body, viettel));
    }

    private LoggedRequest sent(String path) {
        return wire.findAll(postRequestedFor(urlEqualTo(path))).getLast();
    }

    private static FlatJson json(byte[] body) {
        return FlatJson.parse(body).orElseThrow();
    }

    @Test
    void an_order_is_signed_over_its_very_bytes_and_names_nobody() {
        onCreate(placed());
        assertThat(open().place(ORDER)).isEqualTo(new Psp.Placing.Placed("000201…"));
        LoggedRequest sent = sent(CREATE);
        assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer TOKEN-TEST");
        assertThat(
                        SIGNATURE.fits(
                                List.of(ours.getPublic()),
                                sent.getBody(),
                                sent.getHeader("Signature")))
                .isTrue();
        FlatJson body = json(sent.getBody());
        assertThat(body.fields())
                .containsEntry("orderId", ID)
                .containsEntry("transAmount", "71480")
                .containsEntry("returnType", "QR")
                .containsEntry("expireAfter", "5")
                .doesNotContainKeys("paymentMethod", "customerInfo");
    }

    @Test
    void a_contract_that_counts_in_hundredths_is_one_line_of_configuration() {
        scale = 100;
        Psp psp = open();
        onCreate(placed());
        psp.place(ORDER);
        assertThat(json(sent(CREATE).getBody()).text("transAmount")).isEqualTo("7148000");
        onQuery(ok("[" + payment("1", "00").replace("71480", "7148000") + "]"));
        assertThat(psp.ask(ORDER).report())
                .isEqualTo(new PspReport.Paid(ORDER.amount(), TRANSACTION));
        onQuery(ok("[" + payment("1", "00").replace("71480", "7148001") + "]"));
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Processing.class);
        assertThatThrownBy(() -> config(URI.create("http://x"), psp.terms(), 10))
                .hasMessageContaining("amount-scale");
    }

    @Test
    void a_picture_instead_of_a_qr_text_is_not_shown() {
        Psp psp = open();
        for (String picture : List.of("data:image/png;base64,AAAA", "iVBORw0KGgo=", "")) {
            onCreate(ok("{\"qrCode\":\"" + picture + "\",\"url\":\"https://open\"}"));
            assertThat(psp.place(ORDER)).isEqualTo(new Psp.Placing.Placed("https://open"));
        }
        onCreate(ok("{\"qrCode\":\"\"}"));
        assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.NotKnown.class);
        onCreate(ok("{\"qrCode\":\"000201…\",\"orderId\":\"ANOTHER\"}"));
        assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.NotKnown.class);
    }

    @Test
    void only_a_listed_no_or_a_shut_door_is_a_refusal() {
        Psp psp = open();
        onCreate(answer("\"REFUSED-TEST\"", "null"));
        assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.Refused.class);
        for (int status : List.of(401, 403)) {
            onCreate(aResponse().withStatus(status));
            assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.Refused.class);
        }
        for (String code : List.of("\"99\"", "\"\"", "{\"code\":\"ORDER_EXISTED\"}", "null")) {
            onCreate(answer(code, "{\"qrCode\":\"0002\"}"));
            assertThat(psp.place(ORDER)).as(code).isInstanceOf(Psp.Placing.NotKnown.class);
        }
        onCreate(okJson("{\"status\":\"REFUSED-TEST\"}"));
        assertThat(psp.place(ORDER)).as("unsigned").isInstanceOf(Psp.Placing.NotKnown.class);
        onCreate(aResponse().withStatus(429).withBody("{}"));
        assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.NotKnown.class);
    }

    @Test
    void among_several_transactions_the_paid_one_counts_and_a_refund_never() {
        Psp psp = open();
        String refund = transaction(ID, "REFUND", "1", "00");
        String other = transaction("ANOTHER", "PAYMENT", "1", "00");
        onQuery(ok("[" + refund + "," + other + "]"));
        assertThat(psp.ask(ORDER).report()).isEqualTo(new PspReport.NotFound());
        onQuery(ok("[" + payment("2", "16") + "," + payment("0", "00") + "," + refund + "]"));
        assertThat(psp.ask(ORDER).report()).isEqualTo(new PspReport.Waiting());
        onQuery(ok("[" + payment("2", "16") + "," + payment("1", "00") + "]"));
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Paid.class);
        onQuery(ok(payment("1", "00")));
        assertThat(psp.ask(ORDER).report()).as("no list").isInstanceOf(PspReport.Paid.class);
    }

    @Test
    void status_3_means_that_money_may_have_moved_and_a_payer_who_turns_away_cancelled() {
        Psp psp = open();
        onQuery(ok("[" + payment("3", "99") + "]"));
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Processing.class);
        onQuery(ok("[" + payment("2", "V06") + "]"));
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Cancelled.class);
        onQuery(ok("[" + payment("1", "00").replace("\"VND\"", "\"USD\"") + "]"));
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Processing.class);
        onQuery(answer("\"99\"", "[" + payment("1", "00") + "]"));
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Silent.class);
    }

    private String confirmed(String body) {
        Notices.Notice notice = heard("/order-confirmation", body);
        String reply =
                switch (notice) {
                    case Notices.Notice.Answered(Notices.Reply said) -> said.body();
                    case Notices.Notice.Genuine(var order, PspReport.Begun _, var said) -> {
                        assertThat(order).isEqualTo(ORDER.id());
                        yield said.apply(Notices.Heard.NOT_STORED).body();
                    }
                    default -> throw new AssertionError(notice);
                };
        return json(reply.getBytes(StandardCharsets.UTF_8)).text("code");
    }

    private void know(KnownOrders.Standing standing, Duration age) {
        setting.known.put(
                ORDER.id(), new KnownOrders.Known(ORDER.amount(), NOW.minus(age), standing));
    }

    @Test
    void before_money_is_taken_only_an_open_order_with_its_own_amount_is_confirmed() {
        String question =
                "{\"orderId\":\"%s\",\"merchantCode\":\"BVKH\",\"transAmount\":71480}"
                        .formatted(ID);
        assertThat(confirmed(question)).isEqualTo("02");
        know(KnownOrders.Standing.OPEN, Duration.ZERO);
        assertThat(confirmed(question)).isEqualTo("00");
        assertThat(confirmed(question.replace("71480", "1480"))).isEqualTo("04");
        assertThat(confirmed(question.replace("71480", "\"\""))).isEqualTo("04");
        know(KnownOrders.Standing.OPEN, Duration.ofMinutes(5));
        assertThat(confirmed(question)).isEqualTo("03");
        for (KnownOrders.Standing over :
                List.of(KnownOrders.Standing.PAID, KnownOrders.Standing.CLOSED)) {
            know(over, Duration.ZERO);
            assertThat(confirmed(question)).isEqualTo("03");
        }
    }

    @Test
    void a_refunds_notice_is_thanked_for_and_pays_nothing() {
        assertThat(heard("/ipn", transaction(ID, "REFUND", "1", "00")))
                .isInstanceOf(Notices.Notice.Answered.class);
        assertThat(heard("/ipn", transaction(ID, "TOPUP", "1", "00")))
                .isInstanceOf(Notices.Notice.Refused.class);
        assertThat(heard("/ipn", payment("1", "00").replace("BVKH", "OTHER")))
                .isInstanceOf(Notices.Notice.Refused.class);
        assertThat(heard("/ipn", payment("1", "00").replace(ID, "../x")))
                .isInstanceOf(Notices.Notice.Refused.class);
    }

    @Test
    void a_result_is_answered_by_what_became_of_it() {
        Notices.Notice.Genuine genuine = (Notices.Notice.Genuine) heard("/ipn", payment("1", "00"));
        assertThat(genuine.report()).isEqualTo(new PspReport.Paid(new Vnd(71_480), TRANSACTION));
        Map.of(
                        Notices.Heard.ACCEPTED, "00",
                        Notices.Heard.REPEATED, "00",
                        Notices.Heard.OTHER_AMOUNT, "00",
                        Notices.Heard.UNKNOWN_ORDER, "02",
                        Notices.Heard.NOT_STORED, "99")
                .forEach((heard, code) ->
                        assertThat(genuine.reply().apply(heard).body())
                                .contains("\"code\":\"" + code + "\""));
    }

    private static final Refunds.Refund PART =
            new Refunds.Refund(
                    new vn.hospitalkiosk.gateway.psp.OrderId("HKRF1"),
                    ORDER,
                    TRANSACTION,
                    ORDER.amount(),
                    new Vnd(20_000),
                    "Hoan vien phi",
                    NOW);

    private String refund(String status, String amount) {
        return "{\"transactionStatus\":%s,\"orderId\":\"HKRF1\",\"type\":\"REFUND\",\"transAmount\":%s,\"vtRequestId\":\"77\"}"
                .formatted(status, amount);
    }

    @Test
    void a_refund_has_its_own_id_and_ends_only_by_viettels_signed_word() {
        Refunds refunds = open().refunds().orElseThrow();
        wire.stubFor(post(REFUND).willReturn(ok(refund("0", "20000"))));
        assertThat(refunds.send(PART).refunding()).isInstanceOf(Refunds.Refunding.Pending.class);
        assertThat(json(sent(REFUND).getBody()).fields())
                .containsEntry("orderId", "HKRF1")
                .containsEntry("originalRequestId", TRANSACTION)
                .containsEntry("transAmount", "20000");
        onQuery(ok("[" + refund("1", "20000") + "]"));
        assertThat(refunds.ask(PART).refunding()).isEqualTo(new Refunds.Refunding.Done("77"));
        onQuery(ok("[" + refund("2", "20000") + "]"));
        assertThat(refunds.ask(PART).refunding()).isInstanceOf(Refunds.Refunding.Refused.class);
        for (ResponseDefinitionBuilder doubtful :
                List.of(
                        ok("[]"),
                        ok("[" + refund("1", "71480") + "]"),
                        ok("[" + refund("9", "20000") + "]"),
                        ok("[" + refund("1", "20000").replace("HKRF1", "HKRF2") + "]"),
                        answer("\"99\"", "[]"),
                        okJson("{\"status\":\"00\",\"data\":[" + refund("1", "20000") + "]}"),
                        aResponse().withStatus(500))) {
            onQuery(doubtful);
            assertThat(refunds.ask(PART).refunding())
                    .isInstanceOf(Refunds.Refunding.NotKnown.class);
        }
    }

    @Test
    void secrets_do_not_show() {
        open();
        assertThat(PaybizKeys.read(setting.secrets("")).orElseThrow().toString())
                .doesNotContain("TOKEN");
    }
}
