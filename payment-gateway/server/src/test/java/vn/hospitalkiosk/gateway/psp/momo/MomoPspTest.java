package vn.hospitalkiosk.gateway.psp.momo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.momo.MomoConfig.Meaning;

/// MoMo's shapes as in payments-providers §1, and everything a network can do to them.
class MomoPspTest {
    private static final WireMockServer MOMO =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private static final OrderId ORDER = new OrderId("HK7K2M9Q");
    private static final Psp.Order WANTED =
            new Psp.Order(ORDER, new Vnd(71_480), "Vien phi KH01-7K2M9Q");
    private static final MomoSecrets KEYS =
            new MomoSecrets("MOMO", "F8BBA842ECF85", MomoSignatureTest.SECRET);
    private static final String HEAD =
            "\"partnerCode\":\"MOMO\",\"orderId\":\"HK7K2M9Q\",\"requestId\":\"HK7K2M9Q\",\"amount\":71480,\"message\":\"…\",";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private MomoPsp psp = psp(Duration.ofMillis(1_500), 100);

    @BeforeAll
    static void start() {
        MOMO.start();
    }

    @AfterAll
    static void stop() {
        MOMO.stop();
    }

    @BeforeEach
    void fresh() {
        MOMO.resetAll();
    }

    @AfterEach
    void close() {
        psp.close();
    }

    @Test
    void a_placed_order_gives_its_qr_and_is_signed_as_momo_says() {
        create(
                okJson(
                        "{"
                                + HEAD
                                + "\"resultCode\":0,\"payUrl\":\"https://pay\",\"qrCodeUrl\":\"momo://qr\"}"));
        assertThat(psp.place(WANTED)).isEqualTo(new Psp.Placing.Placed("momo://qr"));
        MomoMessage sent =
                MomoMessage.parse(
                                MOMO.findAll(postRequestedFor(urlEqualTo("/create")))
                                        .getFirst()
                                        .getBody())
                        .orElseThrow();
        Map<String, String> signed = new HashMap<>();
        for (String name :
                List.of(
                        "amount",
                        "extraData",
                        "ipnUrl",
                        "orderId",
                        "orderInfo",
                        "partnerCode",
                        "redirectUrl",
                        "requestId",
                        "requestType")) {
            signed.put(name, sent.text(name));
        }
        signed.put("accessKey", KEYS.accessKey());
        assertThat(MomoSignature.fits(signed, KEYS.secretKey(), sent.text("signature"))).isTrue();
        assertThat(sent.text("requestType")).isEqualTo("captureWallet");
        assertThat(sent.fields()).doesNotContainKeys("accessKey", "secretKey");
        assertThat(sent.text("lang")).isEqualTo("vi");
    }

    @Test
    void without_the_grant_for_qr_content_the_pay_address_is_shown() {
        create(okJson("{" + HEAD + "\"resultCode\":0,\"payUrl\":\"https://pay\"}"));
        assertThat(psp.place(WANTED)).isEqualTo(new Psp.Placing.Placed("https://pay"));
        create(okJson("{" + HEAD + "\"resultCode\":0}"));
        assertThat(psp.place(WANTED)).isInstanceOf(Psp.Placing.NotKnown.class);
    }

    @Test
    void only_a_clear_no_is_a_refusal() {
        for (int code : new int[] {11, 12, 13, 20, 21, 22, 98}) {
            create(okJson("{" + HEAD + "\"resultCode\":" + code + "}"));
            assertThat(psp.place(WANTED)).as("" + code).isInstanceOf(Psp.Placing.Refused.class);
        }
        for (int code : new int[] {40, 41, 43, 99, 1000, 7000, 7002, 9000, 31337}) {
            create(
                    aResponse()
                            .withStatus(422)
                            .withBody("{" + HEAD + "\"resultCode\":" + code + "}"));
            assertThat(psp.place(WANTED)).as("" + code).isInstanceOf(Psp.Placing.NotKnown.class);
        }
    }

    @Test
    void what_a_network_does_leaves_the_order_unknown_in_time() {
        List<ResponseDefinitionBuilder> faults =
                List.of(
                        aResponse().withStatus(500),
                        aResponse().withStatus(503).withBody("{\"resultCode\":11}"),
                        aResponse().withStatus(200).withBody("<html>gateway</html>"),
                        aResponse().withStatus(200).withBody("[]"),
                        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                        aResponse().withFault(Fault.EMPTY_RESPONSE),
                        aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                        aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                        okJson("{\"resultCode\":0,\"a\":\"" + "x".repeat(70_000) + "\"}"),
                        okJson("{" + HEAD + "\"resultCode\":0}").withFixedDelay(3_000),
                        okJson("{" + HEAD + "\"resultCode\":0}").withChunkedDribbleDelay(10, 4_000),
                        okJson(
                                "{"
                                        + HEAD.replace("HK7K", "XX7K")
                                        + "\"resultCode\":0,\"payUrl\":\"p\"}"),
                        okJson(
                                "{"
                                        + HEAD.replace("71480", "1")
                                        + "\"resultCode\":0,\"payUrl\":\"p\"}"));
        for (ResponseDefinitionBuilder fault : faults) {
            psp.close();
            psp = psp(Duration.ofMillis(700), 3);
            create(fault);
            query(fault);
            long start = System.nanoTime();
            assertThat(psp.place(WANTED)).isInstanceOf(Psp.Placing.NotKnown.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(3));
            PspReport told = psp.ask(ORDER).report();
            assertThat(told instanceof PspReport.Silent || told instanceof PspReport.Processing)
                    .as(told.toString())
                    .isTrue();
        }
    }

    @Test
    void nobody_listening_is_unknown_too() {
        MomoPsp alone =
                new MomoPsp(
                        config(URI.create("http://127.0.0.1:1"), Duration.ofMillis(400), 3),
                        () -> Optional.of(KEYS),
                        Clock.systemUTC(),
                        meters);
        assertThat(alone.place(WANTED)).isInstanceOf(Psp.Placing.NotKnown.class);
        alone.close();
    }

    @Test
    void an_answer_to_a_question_says_what_its_code_says() {
        assertThat(asked(0, "\"transId\":4088878653,"))
                .isEqualTo(new PspReport.Paid(new Vnd(71_480), "4088878653"));
        assertThat(asked(0, "")).isInstanceOf(PspReport.Processing.class);
        assertThat(asked(1000, "")).isEqualTo(new PspReport.Waiting());
        assertThat(asked(7002, "")).isInstanceOf(PspReport.Processing.class);
        assertThat(asked(9000, "\"transId\":1,")).isInstanceOf(PspReport.Processing.class);
        assertThat(asked(1001, "")).isInstanceOf(PspReport.Declined.class);
        assertThat(asked(1005, "")).isEqualTo(new PspReport.Expired());
        assertThat(asked(1006, "")).isInstanceOf(PspReport.Cancelled.class);
        assertThat(asked(42, "")).isEqualTo(new PspReport.NotFound());
        assertThat(asked(99, "")).isInstanceOf(PspReport.Silent.class);
        assertThat(asked(13, "")).isInstanceOf(PspReport.Silent.class);
        assertThat(asked(31337, "")).isInstanceOf(PspReport.Processing.class);
        assertThat(
                        meters.counter(
                                        "psp_calls",
                                        "psp",
                                        "momo",
                                        "operation",
                                        "any",
                                        "outcome",
                                        "unknown-code")
                                .count())
                .isEqualTo(1);
    }

    @Test
    void only_final_answers_are_kept_as_evidence() {
        query(okJson("{" + HEAD + "\"resultCode\":0,\"transId\":5}"));
        assertThat(psp.ask(ORDER).raw()).isPresent();
        query(okJson("{" + HEAD + "\"resultCode\":1000}"));
        assertThat(psp.ask(ORDER).raw()).isEmpty();
    }

    @Test
    void a_momo_that_stays_silent_is_greyed_out_and_comes_back() throws InterruptedException {
        psp.close();
        psp = psp(Duration.ofMillis(1_500), 3);
        create(aResponse().withStatus(500));
        for (int i = 0; i < 3; i++) {
            psp.place(WANTED);
        }
        assertThat(psp.availability())
                .isInstanceOfSatisfying(
                        Psp.Availability.Unavailable.class,
                        gone -> assertThat(gone.since()).isPresent());
        int sent = MOMO.findAll(postRequestedFor(urlEqualTo("/create"))).size();
        assertThat(psp.place(WANTED)).isInstanceOf(Psp.Placing.NotKnown.class);
        assertThat(MOMO.findAll(postRequestedFor(urlEqualTo("/create")))).hasSize(sent);
        java.util.concurrent.CountDownLatch never = new java.util.concurrent.CountDownLatch(1);
        for (int i = 0;
                i < 100 && !(psp.availability() instanceof Psp.Availability.Available);
                i++) {
            assertThat(never.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(psp.availability()).isInstanceOf(Psp.Availability.Available.class);
    }

    @Test
    void without_secrets_nothing_is_sent() {
        MomoPsp bare =
                new MomoPsp(
                        config(URI.create(MOMO.baseUrl()), Duration.ofSeconds(1), 3),
                        Optional::empty,
                        Clock.systemUTC(),
                        meters);
        assertThat(bare.availability()).isInstanceOf(Psp.Availability.Unavailable.class);
        assertThat(bare.place(WANTED)).isInstanceOf(Psp.Placing.Refused.class);
        assertThat(MOMO.getAllServeEvents()).isEmpty();
        bare.close();
    }

    @Test
    void amounts_momo_does_not_take_are_known_before_sending() {
        assertThat(psp.takes(new Vnd(999))).isFalse();
        assertThat(psp.takes(new Vnd(1_000))).isTrue();
        assertThat(psp.takes(new Vnd(50_000_000))).isTrue();
        assertThat(psp.takes(new Vnd(50_000_001))).isFalse();
    }

    private PspReport asked(int code, String more) {
        query(okJson("{" + HEAD + more + "\"resultCode\":" + code + "}"));
        return psp.ask(ORDER).report();
    }

    private static void create(ResponseDefinitionBuilder answer) {
        MOMO.stubFor(post("/create").willReturn(answer));
    }

    private static void query(ResponseDefinitionBuilder answer) {
        MOMO.stubFor(post("/query").willReturn(answer));
    }

    private MomoPsp psp(Duration timeout, int failures) {
        MomoConfig config =
                config(
                        URI.create(MOMO.isRunning() ? MOMO.baseUrl() : "http://127.0.0.1:1"),
                        timeout,
                        failures);
        return new MomoPsp(config, () -> Optional.of(KEYS), Clock.systemUTC(), meters);
    }

    static MomoConfig config(URI endpoint, Duration timeout, int failures) {
        return new MomoConfig(
                endpoint,
                URI.create("http://127.0.0.1:24001/callbacks/momo"),
                URI.create("http://127.0.0.1:24001/callbacks/momo/thanks"),
                "secrets/psp/momo",
                "BVĐK",
                Duration.ofMillis(500),
                timeout,
                timeout,
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                Duration.ofHours(2),
                new Vnd(1_000),
                new Vnd(50_000_000),
                "",
                new MomoConfig.Breaker(failures, Duration.ofMillis(150)),
                Map.of(
                        Meaning.PAID, List.of(0),
                        Meaning.WAITING, List.of(1000),
                        Meaning.PROCESSING, List.of(9000, 7000, 7002, 43),
                        Meaning.DECLINED, List.of(1001),
                        Meaning.CANCELLED, List.of(1006),
                        Meaning.EXPIRED, List.of(1005),
                        Meaning.NOT_FOUND, List.of(42),
                        Meaning.REFUSED, List.of(11, 12, 13, 20, 21, 22, 98),
                        Meaning.UNSURE, List.of(40, 41, 99)));
    }
}
