package vn.hospitalkiosk.gateway.psp.viettelmoney;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.KnownOrders;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspContract;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.FormFields;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// Viettel's shapes as in payments-providers §4.1.
class ViettelMoneyPspTest extends PspContract {
    private static final String ID = ORDER.id().value();
    private static final String KEY = CheckSumTest.KEY;
    private static final String API = "/postData";
    private static final String FORM = "application/x-www-form-urlencoded";

    private ViettelMoneyConfig.Qr qr = ViettelMoneyConfig.Qr.PAYMENT_ADDRESS;

    @Override
    protected Psp adapter(URI base, Terms terms) {
        setting.secrets.put("merchant-code", "MSTT");
        setting.secrets.put("access-code", CheckSumTest.ACCESS);
        setting.secrets.put("hash-key", KEY);
        ViettelMoneyConfig config =
                config(
                        URI.create("https://sandbox.viettelmoney.vn/PaymentGateway/payment"),
                        URI.create(base + API),
                        qr,
                        terms,
                        false);
        return ViettelMoneyModule.psp(config, setting.secrets(""), setting);
    }

    static ViettelMoneyConfig config(
            URI page, URI api, ViettelMoneyConfig.Qr qr, Terms terms, boolean partial) {
        return new ViettelMoneyConfig(
                page,
                api,
                URI.create("http://127.0.0.1:24001/callbacks/viettelmoney/thanks"),
                "secrets/psp/viettelmoney",
                qr,
                terms,
                partial,
                Map.of(
                        Meaning.PAID, List.of("1"),
                        Meaning.WAITING, List.of("0"),
                        Meaning.NOT_FOUND, List.of("-1"),
                        Meaning.DECLINED, List.of("2"),
                        Meaning.PROCESSING, List.of("3")),
                Map.of(
                        Meaning.PAID, List.of("00"),
                        Meaning.DECLINED, List.of("16", "21"),
                        Meaning.CANCELLED, List.of("V06"),
                        Meaning.REFUSED, List.of("V01", "M01"),
                        Meaning.UNSURE, List.of("99", "V04")));
    }

    /// Without Viettel nobody can pay, so its silence keeps no QR back.
    @Override
    protected Class<? extends Psp.Placing> afterFault() {
        return Psp.Placing.Placed.class;
    }

    @Override
    protected void onCreate(ResponseDefinitionBuilder answer) {
        wire.stubFor(post(API).willReturn(answer));
    }

    @Override
    protected void onQuery(ResponseDefinitionBuilder answer) {
        onCreate(answer);
    }

    private static String sum(String key, String... values) {
        return CheckSum.of(key, CheckSumTest.ACCESS, values);
    }

    private static ResponseDefinitionBuilder status(String order, String status, String error) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("merchant_code", "MSTT");
        fields.put("order_id", order);
        fields.put("error_code", error);
        fields.put("vt_transaction_id", status.equals("1") ? TRANSACTION : "");
        fields.put("payment_status", status);
        fields.put("version", "2.0");
        fields.put("check_sum", sum(KEY, "MSTT", order, status, "2.0"));
        return okJson(new String(FlatJson.write(fields), StandardCharsets.UTF_8));
    }

    @Override
    protected ResponseDefinitionBuilder placed() {
        return status(ID, "-1", "00");
    }

    @Override
    protected Optional<ResponseDefinitionBuilder> told(Said said, String unknownCode) {
        return Optional.of(
                switch (said) {
                    case PAID -> status(ID, "1", "00");
                    case WAITING -> status(ID, "0", "00");
                    case DECLINED -> status(ID, "2", "16");
                    case NOT_FOUND -> status(ID, "-1", "00");
                    case UNKNOWN_CODE -> status(ID, unknownCode, "00");
                });
    }

    @Override
    protected boolean answersAreSigned() {
        return true;
    }

    @Override
    protected String noticeKeyFile() {
        return "hash-key";
    }

    @Override
    protected Optional<Notices.Incoming> notice(long amountVnd, String key) {
        return Optional.of(
                posted(FORM, "/result", FormFields.write(result(ID, "1", "00", amountVnd, key))));
    }

    private static Map<String, String> result(
            String order, String status, String error, long amountVnd, String key) {
        String amount = Long.toString(amountVnd);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("billcode", order);
        fields.put("cust_msisdn", "01681234567");
        fields.put("error_code", error);
        fields.put("merchant_code", "MSTT");
        fields.put("order_id", order);
        fields.put("payment_status", status);
        fields.put("trans_amount", amount);
        fields.put("vt_transaction_id", TRANSACTION);
        fields.put(
                "check_sum",
                sum(key, order, "01681234567", error, "MSTT", order, status, amount, TRANSACTION));
        return fields;
    }

    private Notices.Notice heard(String path, Map<String, String> fields) {
        return open().notices().orElseThrow().read(posted(FORM, path, FormFields.write(fields)));
    }

    private static FlatJson json(Notices.Reply reply) {
        return FlatJson.parse(reply.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    @Test
    void the_qr_is_our_own_signed_address() {
        onCreate(placed());
        Psp.Placing placing = open().place(ORDER);
        assertThat(placing).isInstanceOf(Psp.Placing.Placed.class);
        URI address = URI.create(((Psp.Placing.Placed) placing).qrContent());
        assertThat(address.getHost()).isEqualTo("sandbox.viettelmoney.vn");
        FormFields fields =
                FormFields.parse(address.getRawQuery().getBytes(StandardCharsets.UTF_8))
                        .orElseThrow();
        assertThat(fields.text("trans_amount")).isEqualTo("71480");
        assertThat(fields.text("desc")).isEqualTo(ORDER.info());
        assertThat(fields.text("check_sum"))
                .isEqualTo(sum(KEY, ID, "PAYMENT", "MSTT", ID, "71480", "2.0"));
        wire.verify(
                postRequestedFor(urlEqualTo(API))
                        .withRequestBody(containing("cmd=TRANS_INQUIRY"))
                        .withRequestBody(containing("order_id=" + ID)));
    }

    @Test
    void the_qr_may_be_what_the_apps_own_scanner_reads() {
        qr = ViettelMoneyConfig.Qr.WALLET;
        onCreate(placed());
        Psp.Placing.Placed placed = (Psp.Placing.Placed) open().place(ORDER);
        FlatJson content =
                FlatJson.parse(placed.qrContent().getBytes(StandardCharsets.UTF_8)).orElseThrow();
        assertThat(content.text("PRIORITY")).isEqualTo("BankPlus");
        assertThat(content.text("AMOUNT")).isEqualTo("71480");
        assertThat(content.text("ORDER_ID")).isEqualTo(ID);
    }

    @Test
    void a_merchant_viettel_does_not_take_is_refused_at_once() {
        onCreate(okJson("{\"error_code\":\"M01\"}"));
        assertThat(open().place(ORDER)).isInstanceOf(Psp.Placing.Refused.class);
    }

    @Test
    void status_3_means_that_money_may_have_moved() {
        onQuery(status(ID, "3", "99"));
        assertThat(open().ask(ORDER).report()).isInstanceOf(PspReport.Processing.class);
        assertThat(
                        ((Notices.Notice.Genuine)
                                        heard("/result", result(ID, "3", "99", 71_480, KEY)))
                                .report())
                .isInstanceOf(PspReport.Processing.class);
    }

    @Test
    void an_answer_about_another_order_or_badly_signed_is_no_answer() {
        Psp psp = open();
        onQuery(status("ANOTHER", "1", "00"));
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Silent.class);
        onQuery(
                okJson(
                        "{\"merchant_code\":\"MSTT\",\"order_id\":\"%s\",\"payment_status\":\"1\",\"version\":\"2.0\",\"vt_transaction_id\":\"5\",\"check_sum\":\"x\"}"
                                .formatted(ID)));
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Silent.class);
        onQuery(status(ID, "", "V04"));
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Silent.class);
    }

    @Test
    void a_payer_who_turns_away_cancelled_and_is_not_declined() {
        onQuery(status(ID, "2", "V06"));
        assertThat(open().ask(ORDER).report()).isInstanceOf(PspReport.Cancelled.class);
    }

    private Map<String, String> verify(String order, String amount) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("billcode", order);
        fields.put("merchant_code", "MSTT");
        fields.put("order_id", order);
        fields.put("check_sum", sum(KEY, order, "MSTT", order, amount));
        return fields;
    }

    private void know(KnownOrders.Standing standing, Duration age) {
        setting.known.put(
                ORDER.id(), new KnownOrders.Known(ORDER.amount(), NOW.minus(age), standing));
    }

    @Test
    void an_open_order_is_verified_with_its_amount_and_a_closed_paid_or_old_one_is_not() {
        know(KnownOrders.Standing.OPEN, Duration.ZERO);
        Notices.Notice.Genuine begun =
                (Notices.Notice.Genuine) heard("/verify", verify(ID, "71480"));
        assertThat(begun.order()).isEqualTo(ORDER.id());
        assertThat(begun.report()).isEqualTo(new PspReport.Begun());
        assertThat(begun.reply().apply(Notices.Heard.NOT_STORED))
                .as("what Viettel asks is answered, whether we could write it down or not")
                .isEqualTo(begun.reply().apply(Notices.Heard.ACCEPTED));
        FlatJson yes = json(begun.reply().apply(Notices.Heard.ACCEPTED));
        assertThat(yes.text("error_code")).isEqualTo("00");
        assertThat(yes.text("trans_amount")).isEqualTo("71480");
        assertThat(yes.text("check_sum")).isEqualTo(sum(KEY, ID, "00", "MSTT", ID, "71480"));
        for (KnownOrders.Standing standing :
                List.of(KnownOrders.Standing.CLOSED, KnownOrders.Standing.PAID)) {
            know(standing, Duration.ZERO);
            FlatJson no =
                    json(((Notices.Notice.Answered) heard("/verify", verify(ID, "71480"))).reply());
            assertThat(no.text("error_code")).as(standing.name()).isEqualTo("01");
        }
        know(KnownOrders.Standing.OPEN, Duration.ofMinutes(5));
        assertThat(
                        json(((Notices.Notice.Answered) heard("/verify", verify(ID, "71480")))
                                        .reply())
                                .text("error_code"))
                .isEqualTo("01");
    }

    @Test
    void another_amount_than_ours_cannot_be_verified() {
        know(KnownOrders.Standing.OPEN, Duration.ZERO);
        Notices.Notice.Refused refused =
                (Notices.Notice.Refused) heard("/verify", verify(ID, "1480"));
        assertThat(json(refused.reply()).text("error_code")).isEqualTo("02");
    }

    @Test
    void a_strangers_words_are_never_signed() {
        // Without separators a signed answer to this bill code would be a signed result.
        Map<String, String> fields = new LinkedHashMap<>(verify("HKUNKNOWN", "1"));
        fields.put("billcode", "B84900MSTT" + ID + "171480" + TRANSACTION);
        for (String path : List.of("/verify", "/requery", "/result", "")) {
            fields.put("check_sum", "forged");
            Notices.Notice notice = heard(path, fields);
            assertThat(notice).isInstanceOf(Notices.Notice.Refused.class);
            Notices.Reply reply = ((Notices.Notice.Refused) notice).reply();
            assertThat(json(reply).fields()).containsOnlyKeys("error_code");
        }
    }

    @Test
    void a_plus_that_became_a_blank_is_put_right() {
        String body = "";
        for (int i = 0; !body.contains("%2B"); i++) {
            body = FormFields.write(result(ID + i, "1", "00", 71_480, KEY));
        }
        assertThat(
                        open().notices()
                                .orElseThrow()
                                .read(posted(FORM, "/result", body.replace("%2B", "+"))))
                .isInstanceOf(Notices.Notice.Genuine.class);
    }

    @Test
    void values_cut_elsewhere_make_no_other_result() {
        // The same signed text with one digit moved from the amount to the status.
        Map<String, String> fields = result(ID, "2", "16", 171_480, KEY);
        fields.put("payment_status", "21");
        fields.put("trans_amount", "71480");
        Notices.Notice moved = heard("/result", fields);
        assertThat(((Notices.Notice.Genuine) moved).report())
                .isInstanceOf(PspReport.Processing.class);
        // And from the order's end to the status: the bill is not the order's any more.
        fields = result(ID + "1", "2", "00", 71_480, KEY);
        fields.put("order_id", ID);
        fields.put("payment_status", "1");
        fields.put("trans_amount", "271480");
        assertThat(heard("/result", fields)).isInstanceOf(Notices.Notice.Refused.class);
    }

    @Test
    void a_result_is_answered_signed_whatever_became_of_it() {
        Notices.Notice.Genuine genuine =
                (Notices.Notice.Genuine) heard("/result", result(ID, "1", "00", 71_480, KEY));
        assertThat(genuine.report()).isEqualTo(new PspReport.Paid(new Vnd(71_480), TRANSACTION));
        Map.of(
                        Notices.Heard.ACCEPTED, "00",
                        Notices.Heard.REPEATED, "00",
                        Notices.Heard.OTHER_AMOUNT, "00",
                        Notices.Heard.UNKNOWN_ORDER, "01",
                        Notices.Heard.NOT_STORED, "01")
                .forEach((heard, code) -> {
                    FlatJson reply = json(genuine.reply().apply(heard));
                    assertThat(reply.text("error_code")).as(heard.name()).isEqualTo(code);
                    assertThat(reply.text("check_sum")).isEqualTo(sum(KEY, code, "MSTT", ID));
                });
    }

    @Test
    void a_paid_result_with_an_error_is_not_yet_money() {
        assertThat(
                        ((Notices.Notice.Genuine)
                                        heard("/result", result(ID, "1", "99", 71_480, KEY)))
                                .report())
                .isInstanceOf(PspReport.Processing.class);
    }

    @Test
    void viettel_may_ask_whether_we_have_the_money() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("merchant_code", "MSTT");
        fields.put("order_id", ID);
        fields.put("check_sum", sum(KEY, "MSTT", ID));
        know(KnownOrders.Standing.OPEN, Duration.ZERO);
        assertThat(
                        json(((Notices.Notice.Answered) heard("/requery", fields)).reply())
                                .text("error_code"))
                .isEqualTo("01");
        know(KnownOrders.Standing.PAID, Duration.ZERO);
        assertThat(
                        json(((Notices.Notice.Answered) heard("/requery", fields)).reply())
                                .text("error_code"))
                .isEqualTo("00");
    }

    @Test
    void another_merchants_messages_are_refused() {
        Map<String, String> fields = result(ID, "1", "00", 71_480, KEY);
        fields.put("merchant_code", "OTHER");
        assertThat(heard("/result", fields)).isInstanceOf(Notices.Notice.Refused.class);
    }

    @Test
    void secrets_do_not_show() {
        open();
        assertThat(ViettelMoneyKeys.read(setting.secrets("")).orElseThrow().toString())
                .doesNotContain("TEST");
    }
}
