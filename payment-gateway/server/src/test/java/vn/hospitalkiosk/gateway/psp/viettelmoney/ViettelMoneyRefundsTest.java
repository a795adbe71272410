package vn.hospitalkiosk.gateway.psp.viettelmoney;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.Refunds;
import vn.hospitalkiosk.gateway.psp.TestSetting;

/// `REFUND_PAYMENT` as in payments-providers §4.1.
class ViettelMoneyRefundsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T01:02:03Z");
    private static final Psp.Order ORDER =
            new Psp.Order(new OrderId("HK7K2M9Q4T6V8W"), new Vnd(71_480), "Vien phi", NOW);
    private static final String TRANSACTION = "18053108491234";
    private static final String API = "/postData";

    private final TestSetting setting = new TestSetting(Clock.fixed(NOW, ZoneOffset.UTC));
    private final WireMockServer wire =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final List<Psp> opened = new ArrayList<>();

    @BeforeEach
    void start() {
        wire.start();
        setting.secrets.put("merchant-code", "MSTT");
        setting.secrets.put("access-code", CheckSumTest.ACCESS);
        setting.secrets.put("hash-key", CheckSumTest.KEY);
    }

    @AfterEach
    void stop() {
        opened.forEach(Psp::close);
        wire.stop();
    }

    private Refunds refunds(boolean partial) {
        Psp psp =
                ViettelMoneyModule.psp(
                        ViettelMoneyPspTest.config(
                                URI.create(wire.baseUrl() + "/payment"),
                                URI.create(wire.baseUrl() + API),
                                ViettelMoneyConfig.Qr.PAYMENT_ADDRESS,
                                TestSetting.terms(Duration.ofSeconds(5), 100),
                                partial),
                        setting.secrets(""),
                        setting);
        opened.add(psp);
        return psp.refunds().orElseThrow();
    }

    private void onRefund(ResponseDefinitionBuilder answer) {
        wire.stubFor(post(API).willReturn(answer));
    }

    private static Refunds.Refund refund(long dong) {
        return new Refunds.Refund(
                new OrderId("HKRF1"),
                ORDER,
                TRANSACTION,
                ORDER.amount(),
                new Vnd(dong),
                "Hoan vien phi",
                NOW);
    }

    private static ResponseDefinitionBuilder refunded(String code) {
        return okJson(
                "{\"error_code\":\"%s\",\"error_msg\":\"\",\"merchant_request_id\":\"\",\"refund_request_id\":\"77\",\"version\":\"2.0\",\"check_sum\":\"%s\"}"
                        .formatted(
                                code,
                                CheckSum.of(
                                        CheckSumTest.KEY,
                                        CheckSumTest.ACCESS,
                                        code,
                                        "MSTT",
                                        ORDER.id().value(),
                                        "2.0")));
    }

    @Test
    void a_whole_refund_is_done_refused_or_not_known_and_cannot_be_asked_about() {
        Refunds refunds = refunds(false);
        onRefund(refunded("00"));
        assertThat(refunds.send(refund(71_480)).refunding())
                .isEqualTo(new Refunds.Refunding.Done("77"));
        wire.verify(
                postRequestedFor(urlEqualTo(API))
                        .withRequestBody(containing("refundType=0"))
                        .withRequestBody(containing("originalRequestId=" + TRANSACTION)));
        onRefund(refunded("16"));
        assertThat(refunds.send(refund(71_480)).refunding())
                .isInstanceOf(Refunds.Refunding.Refused.class);
        for (ResponseDefinitionBuilder unclear :
                List.of(
                        refunded("31337"),
                        refunded("99"),
                        okJson("{\"error_code\":\"00\",\"check_sum\":\"x\"}"),
                        aResponse().withStatus(502))) {
            onRefund(unclear);
            assertThat(refunds.send(refund(71_480)).refunding())
                    .isInstanceOf(Refunds.Refunding.NotKnown.class);
        }
        int sent = wire.getAllServeEvents().size();
        assertThat(refunds.ask(refund(71_480)).refunding())
                .isInstanceOf(Refunds.Refunding.NotKnown.class);
        assertThat(wire.getAllServeEvents()).hasSize(sent);
    }

    @Test
    void a_part_goes_back_only_when_the_contract_says_so() {
        onRefund(refunded("00"));
        assertThat(refunds(false).send(refund(20_000)).refunding())
                .isInstanceOf(Refunds.Refunding.Refused.class);
        assertThat(wire.getAllServeEvents()).isEmpty();
        assertThat(refunds(true).send(refund(20_000)).refunding())
                .isInstanceOf(Refunds.Refunding.Done.class);
        wire.verify(postRequestedFor(urlEqualTo(API)).withRequestBody(containing("refundType=1")));
    }
}
