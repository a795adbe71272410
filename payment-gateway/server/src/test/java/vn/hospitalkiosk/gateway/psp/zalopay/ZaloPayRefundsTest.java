package vn.hospitalkiosk.gateway.psp.zalopay;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.Refunds;
import vn.hospitalkiosk.gateway.psp.TestSetting;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;

/// ZaloPay's refunds as in payments-providers §2.4.
class ZaloPayRefundsTest {
    private static final Refunds.Refund REFUND =
            new Refunds.Refund(
                    new OrderId("HKRF1"),
                    ZaloPayPspTest.order(),
                    "4088878653",
                    ZaloPayPspTest.order().amount(),
                    new Vnd(20_000),
                    "Hoan mot phan",
                    Instant.parse("2026-11-25T01:02:03Z"));

    private final WireMockServer wire =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final TestSetting setting =
            new TestSetting(Clock.fixed(ZaloPayPspTest.order().placedAt(), ZoneOffset.UTC));

    @BeforeEach
    void start() {
        wire.start();
    }

    @AfterEach
    void stop() {
        wire.stop();
    }

    private Refunds refunds() {
        setting.secrets.put("app-id", "2553");
        setting.secrets.put("key1", ZaloPayMacTest.KEY1);
        setting.secrets.put("key2", ZaloPayMacTest.SAMPLE_KEY2);
        Psp psp =
                ZaloPayModule.psp(
                        ZaloPayPspTest.config(
                                URI.create(wire.baseUrl()),
                                ZaloPayPspTest.CALLBACK,
                                TestSetting.terms(Duration.ofSeconds(5), 100),
                                false),
                        setting.secrets(""),
                        setting);
        return psp.refunds().orElseThrow();
    }

    private FlatJson sent(String path) {
        return FlatJson.parse(wire.findAll(postRequestedFor(urlEqualTo(path))).getLast().getBody())
                .orElseThrow();
    }

    @Test
    void a_refund_is_done_pending_refused_or_not_known() {
        Refunds refunds = refunds();
        Map<String, Class<? extends Refunds.Refunding>> answers =
                Map.of(
                        "1,\"refund_id\":7", Refunds.Refunding.Done.class,
                        "3", Refunds.Refunding.Pending.class,
                        "2,\"sub_return_code\":-14", Refunds.Refunding.Refused.class,
                        "2,\"sub_return_code\":-23", Refunds.Refunding.NotKnown.class,
                        "2,\"sub_return_code\":-31337", Refunds.Refunding.NotKnown.class);
        answers.forEach((code, expected) -> {
            ResponseDefinitionBuilder answer = okJson("{\"return_code\":" + code + "}");
            wire.stubFor(post("/refund").willReturn(answer));
            wire.stubFor(post("/query_refund").willReturn(answer));
            assertThat(refunds.send(REFUND).refunding()).as(code).isInstanceOf(expected);
            assertThat(refunds.ask(REFUND).refunding()).as(code).isInstanceOf(expected);
        });
        wire.stubFor(post("/refund").willReturn(aResponse().withStatus(502)));
        assertThat(refunds.send(REFUND).refunding()).isInstanceOf(Refunds.Refunding.NotKnown.class);
        wire.stubFor(post("/refund").willReturn(okJson("{}")));
        assertThat(refunds.send(REFUND).refunding()).isInstanceOf(Refunds.Refunding.NotKnown.class);
    }

    @Test
    void a_refund_not_found_may_still_be_on_its_way() {
        Refunds refunds = refunds();
        wire.stubFor(post("/refund").willReturn(ZaloPayPspTest.failed("-101")));
        wire.stubFor(post("/query_refund").willReturn(ZaloPayPspTest.failed("-101")));
        assertThat(refunds.send(REFUND).refunding()).isInstanceOf(Refunds.Refunding.Refused.class);
        assertThat(refunds.ask(REFUND).refunding()).isInstanceOf(Refunds.Refunding.NotKnown.class);
    }

    @Test
    void a_refund_is_signed_and_repeated_as_the_same_bytes() {
        Refunds refunds = refunds();
        wire.stubFor(post("/refund").willReturn(ZaloPayPspTest.failed("-500")));
        refunds.send(REFUND);
        refunds.send(REFUND);
        var all = wire.findAll(postRequestedFor(urlEqualTo("/refund")));
        assertThat(all.getFirst().getBody()).isEqualTo(all.getLast().getBody());
        FlatJson sent = sent("/refund");
        assertThat(sent.text("m_refund_id")).isEqualTo("261125_2553_HKRF1");
        assertThat(sent.text("mac"))
                .isEqualTo(
                        ZaloPayMac.of(
                                ZaloPayMacTest.KEY1,
                                "2553",
                                "4088878653",
                                "20000",
                                "Hoan mot phan",
                                Long.toString(REFUND.requestedAt().toEpochMilli())));
        refunds.ask(REFUND);
        FlatJson asked = sent("/query_refund");
        assertThat(asked.text("mac"))
                .isEqualTo(
                        ZaloPayMac.of(
                                ZaloPayMacTest.KEY1,
                                "2553",
                                "261125_2553_HKRF1",
                                asked.text("timestamp")));
    }
}
