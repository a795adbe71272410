package vn.hospitalkiosk.gateway.psp.vietqr;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspContract;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.TestSetting;

/// What holds whichever service tells of the account's money. The network tests of [PspContract] have no meaning here: nothing is sent.
abstract class BankNoticesContract extends PspContract {
    static final String KEY = "NOTIFIER-KEY-OF-A-TEST";

    private static final Psp.Order OTHER =
            new Psp.Order(new OrderId("HK3F5G6H7J8C"), new Vnd(50_000), "", NOW);

    abstract VietQrConfig.Service service();

    /// A signed message about money in.
    abstract Notices.Incoming told(String note, String amount, String reference, String key);

    static VietQrConfig config(VietQrConfig.Service service, Terms terms) {
        return new VietQrConfig(
                "970436",
                "0000000001",
                service,
                "secrets/psp/vietqr",
                Duration.ofMinutes(5),
                terms);
    }

    static Terms terms() {
        return TestSetting.terms(Duration.ofSeconds(5), 3);
    }

    static Notices notices(VietQrConfig.Service service, Instant now, String key) {
        TestSetting setting = new TestSetting(Clock.fixed(now, ZoneOffset.UTC));
        setting.secrets.put("notifier-key", key);
        setting.know(ORDER);
        return VietQrModule.psp(config(service, terms()), setting.secrets(""), setting)
                .notices()
                .orElseThrow();
    }

    static Notices.Incoming message(Map<String, String> headers, String body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("content-type", "application/json");
        return new Notices.Incoming(
                "POST",
                "",
                "",
                all,
                new RawMessage(RawMessage.Kind.CALLBACK, body.getBytes(StandardCharsets.UTF_8)));
    }

    /// Lower-case hex, computed apart from the adapter.
    static String hmac(String algorithm, String key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected boolean isCalled() {
        return false;
    }

    @Override
    protected Psp adapter(URI base, Terms terms) {
        setting.secrets.put("notifier-key", KEY);
        setting.know(ORDER);
        setting.know(OTHER);
        setting.named.put("KH01-7K2M9R", ORDER.id());
        return VietQrModule.psp(config(service(), terms), setting.secrets(""), setting);
    }

    @Override
    protected void onCreate(ResponseDefinitionBuilder answer) {}

    @Override
    protected void onQuery(ResponseDefinitionBuilder answer) {}

    @Override
    protected ResponseDefinitionBuilder placed() {
        return WireMock.aResponse();
    }

    @Override
    protected Optional<ResponseDefinitionBuilder> told(Said said, String unknownCode) {
        return Optional.empty();
    }

    @Override
    protected Optional<Notices.Incoming> notice(long amountVnd, String key) {
        return Optional.of(
                told(
                        "MBVCB.55.hk7k2 m9q4t6p viện phí",
                        Long.toString(amountVnd),
                        "FT26329000001",
                        key));
    }

    @Override
    protected String noticeKeyFile() {
        return "notifier-key";
    }

    private Notices.Notice read(Notices.Incoming message) {
        return open().notices().orElseThrow().read(message);
    }

    @Test
    void too_little_or_too_much_is_told_as_it_came() {
        assertThat(read(told("HK7K2M9Q4T6P", "71000", "FT1", KEY)))
                .isInstanceOfSatisfying(
                        Notices.Notice.Genuine.class,
                        genuine ->
                                assertThat(genuine.report())
                                        .isEqualTo(new PspReport.Paid(new Vnd(71_000), "FT1")));
    }

    @Test
    void money_without_a_code_or_with_two_is_kept_for_a_person() {
        for (String note :
                new String[] {"chuyen tien", "", "HK7K2M9Q4T6P HK3F5G6H7J8C", "HK7K2M9Q4T7P"}) {
            Notices.Notice notice = read(told(note, "71480", "FT2", KEY));
            assertThat(notice)
                    .as(note)
                    .isInstanceOfSatisfying(
                            Notices.Notice.Stray.class,
                            stray -> {
                                assertThat(stray.transaction()).isEqualTo("FT2");
                                assertThat(stray.amount()).isEqualTo(new Vnd(71_480));
                                assertThat(stray.reply().apply(Notices.Heard.ACCEPTED).status())
                                        .isEqualTo(200);
                                assertThat(stray.reply().apply(Notices.Heard.NOT_STORED).status())
                                        .isEqualTo(500);
                            });
        }
    }

    @Test
    void a_transfer_to_the_static_qr_is_the_bills_by_code_or_by_reference() {
        for (String note :
                new String[] {
                    "QUAY1 HK7K2M9Q4T6P",
                    "QUAY1HK7K2M9Q4T6P",
                    "QUAY1 vien phi kh01-7k2m9r",
                    "KHO1 7K2M9R.CT tu 0011001 toi 0000000001",
                    "HK7K2M9Q4T6P KH01-7K2M9R"
                }) {
            assertThat(read(told(note, "71480", "FT4", KEY)))
                    .as(note)
                    .isInstanceOfSatisfying(
                            Notices.Notice.Genuine.class,
                            genuine -> assertThat(genuine.order()).isEqualTo(ORDER.id()));
        }
    }

    @Test
    void a_letter_taken_for_another_is_put_right_when_the_amount_is_the_bills_own() {
        String misread = "HK7K2N9Q4T6P";
        assertThat(read(told(misread, "71480", "FT5", KEY)))
                .isInstanceOf(Notices.Notice.Genuine.class);
        assertThat(read(told(misread, "71000", "FT5", KEY)))
                .isInstanceOf(Notices.Notice.Stray.class);
    }

    @Test
    void a_code_that_we_never_gave_out_is_nobodys() {
        assertThat(read(told("HK3F5G6H7J8C".replace("3F5G6H7J8C", "0000000000"), "1", "F", KEY)))
                .isInstanceOf(Notices.Notice.Stray.class);
    }

    @Test
    void a_debit_never_pays_anything() {
        assertThat(read(told("HK7K2M9Q4T6P", "-71480", "FT3", KEY)))
                .isInstanceOf(Notices.Notice.Answered.class);
        assertThat(read(told("HK7K2M9Q4T6P", "0", "FT3", KEY)))
                .isInstanceOf(Notices.Notice.Answered.class);
    }

    @Test
    void an_amount_that_is_no_whole_number_is_refused() {
        assertThat(read(told("HK7K2M9Q4T6P", "71480.5", "FT3", KEY)))
                .isInstanceOf(Notices.Notice.Refused.class);
    }

    @Test
    void without_a_bank_reference_the_services_own_number_stands_in() {
        assertThat(read(told("HK7K2M9Q4T6P", "71480", "", KEY)))
                .isInstanceOfSatisfying(
                        Notices.Notice.Genuine.class,
                        genuine ->
                                assertThat(genuine.report().toString())
                                        .contains(
                                                service().name().toLowerCase(Locale.ROOT) + "-7"));
    }

    @Test
    void a_browser_is_answered_and_nothing_happens() {
        assertThat(
                        read(
                                new Notices.Incoming(
                                        "GET",
                                        "",
                                        "",
                                        Map.of(),
                                        new RawMessage(RawMessage.Kind.CALLBACK, new byte[0]))))
                .isInstanceOf(Notices.Notice.Answered.class);
    }
}
