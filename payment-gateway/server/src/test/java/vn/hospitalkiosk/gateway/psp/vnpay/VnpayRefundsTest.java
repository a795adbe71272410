package vn.hospitalkiosk.gateway.psp.vnpay;

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
import java.util.List;
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

/// VNPAY's refunds as in payments-providers §3.3.
class VnpayRefundsTest {
    private static final Refunds.Refund PART = refund("HKRF1", 20_000);
    private static final Refunds.Refund WHOLE = refund("HKRF2", 71_480);

    private final WireMockServer wire =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final TestSetting setting =
            new TestSetting(Clock.fixed(VnpayPspTest.order().placedAt(), ZoneOffset.UTC));

    @BeforeEach
    void start() {
        wire.start();
    }

    @AfterEach
    void stop() {
        wire.stop();
    }

    private static Refunds.Refund refund(String id, long dong) {
        return new Refunds.Refund(
                new OrderId(id),
                VnpayPspTest.order(),
                "4088878653",
                VnpayPspTest.order().amount(),
                new Vnd(dong),
                "Hoan vien phi",
                Instant.parse("2026-11-25T17:00:00Z"));
    }

    private Refunds refunds() {
        setting.secrets.put("tmn-code", VnpayPspTest.TMN);
        setting.secrets.put("hash-secret", VnpayPspTest.SECRET);
        Psp psp =
                VnpayModule.psp(
                        VnpayPspTest.config(
                                wire.baseUrl(),
                                URI.create("http://127.0.0.1:24001/callbacks/vnpay/thanks"),
                                TestSetting.terms(Duration.ofSeconds(5), 100)),
                        setting.secrets(""),
                        setting);
        return psp.refunds().orElseThrow();
    }

    private void answered(ResponseDefinitionBuilder answer) {
        wire.stubFor(post(VnpayPspTest.API).willReturn(answer));
    }

    private FlatJson sent() {
        return FlatJson.parse(
                        wire.findAll(postRequestedFor(urlEqualTo(VnpayPspTest.API)))
                                .getLast()
                                .getBody())
                .orElseThrow();
    }

    @Test
    void a_refund_is_done_pending_refused_or_not_known() {
        Refunds refunds = refunds();
        Map<String, Class<? extends Refunds.Refunding>> expected =
                Map.of(
                        "00/00", Refunds.Refunding.Done.class,
                        "00/05", Refunds.Refunding.Pending.class,
                        "00/06", Refunds.Refunding.Pending.class,
                        "00/09", Refunds.Refunding.Refused.class,
                        "95/00", Refunds.Refunding.Refused.class,
                        "91/00", Refunds.Refunding.Refused.class,
                        "94/00", Refunds.Refunding.NotKnown.class,
                        "99/00", Refunds.Refunding.NotKnown.class,
                        "31/00", Refunds.Refunding.NotKnown.class);
        expected.forEach((codes, kind) -> {
            answered(refunded(codes.substring(0, 2), codes.substring(3)));
            assertThat(refunds.send(PART).refunding()).as(codes).isInstanceOf(kind);
        });
        answered(aResponse().withStatus(502));
        assertThat(refunds.send(PART).refunding()).isInstanceOf(Refunds.Refunding.NotKnown.class);
        answered(okJson("{\"vnp_ResponseCode\":\"00\",\"vnp_TransactionStatus\":\"00\"}"));
        assertThat(refunds.send(PART).refunding()).isInstanceOf(Refunds.Refunding.NotKnown.class);
    }

    @Test
    void a_refund_says_whole_or_part_and_is_the_same_bytes_again() {
        Refunds refunds = refunds();
        answered(refunded("94", "05"));
        refunds.send(PART);
        FlatJson part = sent();
        assertThat(part.text("vnp_TransactionType")).isEqualTo("03");
        assertThat(part.text("vnp_Amount")).isEqualTo("2000000");
        assertThat(part.text("vnp_RequestId")).isEqualTo("HKRF1");
        assertThat(part.text("vnp_TransactionDate")).isEqualTo("20261125080203");
        assertThat(part.text("vnp_CreateDate")).isEqualTo("20261126000000");
        assertThat(VnpaySignature.fits(part, VnpaySignature.REFUND, List.of(VnpayPspTest.SECRET)))
                .isTrue();
        refunds.send(PART);
        assertThat(sent()).isEqualTo(part);
        refunds.send(WHOLE);
        assertThat(sent().text("vnp_TransactionType")).isEqualTo("02");
    }

    @Test
    void only_an_answer_tied_to_a_refund_tells_of_it() {
        Refunds refunds = refunds();
        Map<String, String> whole = VnpayPspTest.answer("querydr", "00", "00");
        whole.put("vnp_TransactionType", "02");
        answered(VnpayPspTest.signed(whole, VnpaySignature.QUERY_ANSWER));
        assertThat(refunds.ask(WHOLE).refunding()).isInstanceOf(Refunds.Refunding.Done.class);
        assertThat(refunds.ask(PART).refunding()).isInstanceOf(Refunds.Refunding.NotKnown.class);
        Map<String, String> part = VnpayPspTest.answer("querydr", "00", "05");
        part.put("vnp_TransactionType", "03");
        part.put("vnp_Amount", "2000000");
        answered(VnpayPspTest.signed(part, VnpaySignature.QUERY_ANSWER));
        assertThat(refunds.ask(PART).refunding()).isInstanceOf(Refunds.Refunding.NotKnown.class);
        part.put("vnp_OrderInfo", "Hoan vien phi HKRF1");
        answered(VnpayPspTest.signed(part, VnpaySignature.QUERY_ANSWER));
        assertThat(refunds.ask(PART).refunding()).isInstanceOf(Refunds.Refunding.Pending.class);
        answered(VnpayPspTest.queried("00", "00"));
        assertThat(refunds.ask(PART).refunding()).isInstanceOf(Refunds.Refunding.NotKnown.class);
    }

    private static ResponseDefinitionBuilder refunded(String response, String status) {
        return VnpayPspTest.signed(
                VnpayPspTest.answer("refund", response, status), VnpaySignature.REFUND_ANSWER);
    }
}
