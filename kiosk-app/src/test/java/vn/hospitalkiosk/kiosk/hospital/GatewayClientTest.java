package vn.hospitalkiosk.kiosk.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PrintReport;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.kiosk.journey.Answer;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent;
import vn.hospitalkiosk.kiosk.journey.Samples;

/// The client against a real TLS server that demands the kiosk's certificate.
class GatewayClientTest {
    private static final PaymentId PAYMENT = new PaymentId("p-1");
    private static final String STATUS = "GET /kiosk/v1/status";
    private static final String STATUS_BODY =
            """
            {"now":"2026-11-25T00:45:38Z","facility":"KH01","kiosk":"K03","his":true,"later":"ignored",
             "methods":[{"psp":"momo","label":"MoMo","kind":"WALLET","available":true,"unavailableSince":null,"alternative":null}]}\
            """;

    @TempDir static Path folder;
    private static FakeGateway.Pki pki;
    private FakeGateway gateway;
    private GatewayDoor door;
    private GatewayClient client;

    @BeforeAll
    static void makeKeys() throws Exception {
        pki = FakeGateway.Pki.in(folder);
    }

    @BeforeEach
    void start() throws Exception {
        gateway = new FakeGateway(pki);
        door = new GatewayDoor(() -> Optional.of(gateway.address()), folder, "K03");
        client = new GatewayClient(door);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void an_answer_is_read_and_a_field_of_a_later_version_ignored() {
        gateway.on(STATUS, 200, STATUS_BODY);
        assertThat(client.status())
                .isInstanceOfSatisfying(
                        Answer.Ok.class, ok -> assertThat(ok.value().toString()).contains("MoMo"));
    }

    @Test
    void a_refusal_carries_its_code_and_a_fault_of_the_gateway_is_not_a_refusal() {
        gateway.on(STATUS, 409, "{\"code\":\"G25\",\"message\":\"the same key\"}");
        assertThat(client.status()).isInstanceOf(Answer.Refused.class);
        gateway.on(STATUS, 404, "{\"code\":\"G24\",\"message\":\"not there\"}");
        assertThat(client.status()).isInstanceOf(Answer.NotThere.class);
        gateway.on(STATUS, 503, "{\"code\":\"G26\",\"message\":\"fault\"}");
        assertThat(client.status().toString()).contains("NoAnswer").contains("G26");
        gateway.on(STATUS, 500, "<html>");
        assertThat(client.status().toString()).contains("NoAnswer").contains("G65");
    }

    @Test
    void garbage_and_a_broken_line_are_no_answer() {
        gateway.on(STATUS, 200, "{\"now\":\"yesterday\"}");
        assertThat(client.status().toString()).contains("NoAnswer").contains("G64");
        gateway.on(STATUS, 200, "x".repeat(3_000_000));
        assertThat(client.status()).isInstanceOf(Answer.NoAnswer.class);
        gateway.on(STATUS, exchange -> exchange.sendResponseHeaders(200, 1_000));
        assertThat(client.status().toString()).contains("NoAnswer").contains("G61");
        gateway.close();
        assertThat(client.status().toString()).contains("NoAnswer").contains("G61");
    }

    @Test
    void without_keys_or_address_it_says_so_and_goes_on_asking() throws IOException {
        Path empty = Files.createTempDirectory(folder, "none");
        GatewayClient early =
                new GatewayClient(
                        new GatewayDoor(() -> Optional.of(gateway.address()), empty, "K03"));
        assertThat(early.status().toString()).contains("G62");
        for (String file : new String[] {"ca.pem", "kiosk-K03.p12", "kiosk-K03.password"}) {
            Files.copy(folder.resolve(file), empty.resolve(file));
        }
        gateway.on(STATUS, 200, STATUS_BODY);
        assertThat(early.status()).isInstanceOf(Answer.Ok.class);
    }

    @Test
    void a_gateway_of_another_authority_is_not_trusted() throws Exception {
        Path other = Files.createTempDirectory(folder, "other");
        FakeGateway.Pki foreign = FakeGateway.Pki.in(other);
        try (FakeGateway impostor = new FakeGateway(foreign)) {
            GatewayClient careful =
                    new GatewayClient(
                            new GatewayDoor(() -> Optional.of(impostor.address()), folder, "K03"));
            assertThat(careful.status().toString()).contains("G63");
            assertThat(impostor.asked).isEmpty();
        }
    }

    @Test
    void a_print_report_goes_to_its_visit() {
        gateway.on("POST /kiosk/v1/visits/v-1/prints", 204, "");
        assertThat(
                        client.print(
                                new PrintReport(
                                        new CommandId("job-1"),
                                        new VisitId("v-1"),
                                        Optional.of(PAYMENT),
                                        PrintReport.SlipKind.RECEIPT,
                                        PrintReport.Result.PRINTED)))
                .isInstanceOf(Answer.Ok.class);
        assertThat(gateway.asked.getLast()).contains("\"job\":\"job-1\"").contains("\"PRINTED\"");
    }

    @Test
    void pushed_payments_arrive_and_after_a_break_the_stream_goes_on_where_it_was()
            throws Exception {
        PaymentView view = Samples.payment(PAYMENT, 2, PaymentState.CAPTURED);
        String data =
                tools.jackson.databind.json.JsonMapper.builder().build().writeValueAsString(view);
        AtomicInteger opened = new AtomicInteger();
        BlockingQueue<String> resumed = new LinkedBlockingQueue<>();
        gateway.on(
                "GET /kiosk/v1/events",
                exchange -> {
                    String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
                    resumed.add(last == null ? "none" : last);
                    exchange.sendResponseHeaders(200, 0);
                    OutputStream out = exchange.getResponseBody();
                    out.write(
                            (": hello\n\nevent: payment\nid: "
                                            + opened.incrementAndGet()
                                            + "\ndata: "
                                            + data
                                            + "\n\n")
                                    .getBytes(StandardCharsets.UTF_8));
                    out.flush();
                });
        BlockingQueue<JourneyEvent> heard = new LinkedBlockingQueue<>();
        try (EventStream stream = new EventStream(door, heard::add)) {
            stream.start();
            assertThat(heard.poll(10, TimeUnit.SECONDS))
                    .isEqualTo(new JourneyEvent.StreamChanged(true));
            assertThat(heard.poll(10, TimeUnit.SECONDS))
                    .isEqualTo(new JourneyEvent.PaymentPushed(view));
            assertThat(heard.poll(10, TimeUnit.SECONDS))
                    .isEqualTo(new JourneyEvent.StreamChanged(false));
            assertThat(heard.poll(10, TimeUnit.SECONDS))
                    .isEqualTo(new JourneyEvent.StreamChanged(true));
            assertThat(resumed.poll(10, TimeUnit.SECONDS)).isEqualTo("none");
            assertThat(resumed.poll(10, TimeUnit.SECONDS)).isEqualTo("1");
        }
    }

    @Test
    void the_kiosks_time_is_the_gateways_and_moves_only_between_patients() {
        AtomicLong nanos = new AtomicLong();
        Instant wrong = Instant.parse("2026-11-25T00:40:00Z");
        GatewayClock clock = new GatewayClock(Clock.fixed(wrong, ZoneOffset.UTC), nanos::get);
        clock.heard(Samples.MORNING, Duration.ofMillis(20));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(clock.instant()).isEqualTo(wrong.plusSeconds(1));
        clock.settle();
        assertThat(clock.instant()).isEqualTo(Samples.MORNING.plusSeconds(1).plusMillis(10));
        clock.settle();
        assertThat(clock.instant()).isEqualTo(Samples.MORNING.plusSeconds(1).plusMillis(10));
    }
}
