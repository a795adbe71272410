package vn.hospitalkiosk.gateway.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.virtual.Settings;
import vn.hospitalkiosk.virtual.VirtualHospital;

/// A brand's adapter against its simulator, over real HTTP both ways: the journeys every brand must pass, also with the callback door shut and with queries failing.
@Timeout(120)
public abstract class PspOverHttpContract {
    private static final Instant NOW = Instant.parse("2026-11-25T01:02:03Z");
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    protected static final Psp.Order ORDER =
            new Psp.Order(
                    new OrderId("HK7K2M9Q4T6V8W2X3Y4Z5A6B7C8D"),
                    new Vnd(71_480),
                    "Vien phi KH01-7K2M9Q",
                    NOW);

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final TestSetting setting = new TestSetting(clock);
    private final BlockingQueue<Notices.Notice> heard = new LinkedBlockingQueue<>();
    private final AtomicReference<Optional<Notices>> ear = new AtomicReference<>(Optional.empty());
    private final HttpClient browser =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private @TempDir Path var;
    private Optional<VirtualHospital> hospital = Optional.empty();
    private Optional<HttpServer> door = Optional.empty();
    private Optional<Psp> opened = Optional.empty();

    /// As in paths: `zalopay`.
    protected abstract String brand();

    /// @param hospital the virtual hospital's address, without a slash at the end
    /// @param callback our callback door for this brand
    protected abstract Psp adapter(
            String hospital, URI callback, Terms terms, PspModule.Setting setting);

    /// Whether placing sends the order; false: the psp hears of it when the payer scans.
    protected boolean sendsOrders() {
        return true;
    }

    /// Places the order, and shows its QR to the phone where only that tells the psp.
    private Psp.Placing place(Psp psp) throws Exception {
        Psp.Placing placing = psp.place(ORDER);
        if (!sendsOrders() && placing instanceof Psp.Placing.Placed(String qr)) {
            call("POST", "/phone/scan", JSON.writeValueAsString(Map.of("text", qr)));
        }
        return placing;
    }

    /// For a psp that takes no callback address with an order: tells its simulator ours.
    protected final void register(URI callback) {
        try {
            mood("{\"callback\":\"http://127.0.0.1:" + callback.getPort() + "\"}");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() throws IOException {
        hospital = Optional.of(VirtualHospital.start(new Settings(var, 0), clock));
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/callbacks/" + brand(), this::called);
        server.start();
        door = Optional.of(server);
        try (Stream<Path> files = Files.list(var.resolve("secrets/psp/" + brand()))) {
            for (Path file : files.toList()) {
                setting.secrets.put(file.getFileName().toString(), Files.readString(file));
            }
        }
    }

    @AfterEach
    void stop() {
        opened.ifPresent(Psp::close);
        hospital.ifPresent(VirtualHospital::close);
        door.ifPresent(server -> server.stop(0));
        browser.shutdownNow();
    }

    private Psp open(Duration timeout) {
        URI callback =
                URI.create(
                        "http://127.0.0.1:"
                                + door.orElseThrow().getAddress().getPort()
                                + "/callbacks/"
                                + brand());
        Psp psp =
                adapter(
                        hospital.orElseThrow().http().toString(),
                        callback,
                        TestSetting.terms(timeout, 100),
                        setting);
        opened = Optional.of(psp);
        ear.set(psp.notices());
        return psp;
    }

    private void called(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        boolean get = exchange.getRequestMethod().equals("GET");
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        Notices.Notice notice =
                ear.get()
                        .orElseThrow()
                        .read(
                                new Notices.Incoming(
                                        exchange.getRequestMethod(),
                                        exchange.getRequestURI()
                                                .getPath()
                                                .substring(("/callbacks/" + brand()).length()),
                                        query,
                                        headers,
                                        new RawMessage(
                                                RawMessage.Kind.CALLBACK,
                                                get
                                                        ? query.getBytes(StandardCharsets.UTF_8)
                                                        : body)));
        Notices.Reply reply =
                switch (notice) {
                    case Notices.Notice.Genuine genuine ->
                            genuine.reply().apply(Notices.Heard.ACCEPTED);
                    case Notices.Notice.Stray stray -> stray.reply().apply(Notices.Heard.ACCEPTED);
                    case Notices.Notice.Refused refused -> refused.reply();
                    case Notices.Notice.Answered answered -> answered.reply();
                };
        if (!(notice instanceof Notices.Notice.Answered)) {
            heard.add(notice);
        }
        byte[] words = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), words.length == 0 ? -1 : words.length);
        exchange.getResponseBody().write(words);
        exchange.close();
    }

    private JsonNode call(String method, String path, String json) throws Exception {
        HttpResponse<String> answer =
                browser.send(
                        HttpRequest.newBuilder(hospital.orElseThrow().http().resolve(path))
                                .method(method, HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private void mood(String json) throws Exception {
        call("POST", "/control/" + brand(), json);
    }

    private void payer(String answer) throws Exception {
        for (JsonNode order : call("GET", "/phone/orders", "")) {
            if (order.path("psp").asString("").equals(brand())) {
                assertThat(order.path("amountVnd").asLong(0)).isEqualTo(ORDER.amount().dong());
                call(
                        "POST",
                        "/phone/orders/"
                                + brand()
                                + "/"
                                + order.path("orderId").asString("")
                                + "/"
                                + answer,
                        "");
                return;
            }
        }
        throw new AssertionError("the phone shows no order of " + brand());
    }

    /// What a psp asks before it takes money is no news of money.
    private Notices.Notice next() throws InterruptedException {
        while (true) {
            Notices.Notice notice =
                    Optional.ofNullable(heard.poll(LONG.toSeconds(), TimeUnit.SECONDS))
                            .orElseThrow(() -> new AssertionError("no callback came"));
            if (!isBeforeMoney(notice)) {
                return notice;
            }
        }
    }

    private static boolean isBeforeMoney(Notices.Notice notice) {
        return notice instanceof Notices.Notice.Genuine genuine
                && genuine.report() instanceof PspReport.Begun;
    }

    private PspReport.Paid paid(Notices.Notice notice) {
        assertThat(notice).isInstanceOf(Notices.Notice.Genuine.class);
        Notices.Notice.Genuine genuine = (Notices.Notice.Genuine) notice;
        assertThat(genuine.order()).isEqualTo(ORDER.id());
        return paid(genuine.report());
    }

    private static PspReport.Paid paid(PspReport report) {
        assertThat(report).isInstanceOf(PspReport.Paid.class);
        PspReport.Paid paid = (PspReport.Paid) report;
        assertThat(paid.amount()).isEqualTo(ORDER.amount());
        return paid;
    }

    @Test
    void an_order_is_placed_paid_told_and_asked_about() throws Exception {
        Psp psp = open(LONG);
        assertThat(place(psp)).isInstanceOf(Psp.Placing.Placed.class);
        assertThat(psp.ask(ORDER).report()).isEqualTo(new PspReport.Waiting());
        payer("approve");
        PspReport.Paid told = paid(next());
        assertThat(paid(psp.ask(ORDER).report())).isEqualTo(told);
    }

    @Test
    void with_the_callback_door_shut_questions_are_enough() throws Exception {
        Psp psp = open(LONG);
        mood("{\"ipn\":\"never\"}");
        place(psp);
        payer("approve");
        paid(psp.ask(ORDER).report());
        assertThat(heard).allMatch(PspOverHttpContract::isBeforeMoney);
    }

    @Test
    void with_queries_failing_the_callback_is_enough() throws Exception {
        Psp psp = open(LONG);
        mood("{\"query\":\"error\"}");
        place(psp);
        payer("approve");
        paid(next());
        assertThat(psp.ask(ORDER).report()).isInstanceOf(PspReport.Silent.class);
    }

    @Test
    void a_callback_that_comes_twice_says_the_same() throws Exception {
        Psp psp = open(LONG);
        mood("{\"ipn\":\"twice\"}");
        place(psp);
        payer("approve");
        assertThat(paid(next())).isEqualTo(paid(next()));
    }

    @Test
    void a_tampered_callback_is_refused() throws Exception {
        Psp psp = open(LONG);
        mood("{\"ipn\":\"tampered\"}");
        place(psp);
        payer("approve");
        assertThat(next()).isInstanceOf(Notices.Notice.Refused.class);
        paid(psp.ask(ORDER).report());
    }

    @Test
    void a_payer_who_declines_pays_nothing() throws Exception {
        Psp psp = open(LONG);
        place(psp);
        payer("decline");
        PspReport report = psp.ask(ORDER).report();
        assertThat(report.isFinal()).as(report.toString()).isTrue();
        assertThat(report).isNotInstanceOf(PspReport.Paid.class);
    }

    @Test
    void an_order_whose_answer_never_came_is_found_by_its_question() throws Exception {
        assumeThat(sendsOrders()).as("this brand's orders are in the QR alone").isTrue();
        Psp psp = open(Duration.ofSeconds(5));
        // The first call of a test loads classes: it does not count against the deadline below.
        psp.ask(ORDER);
        mood("{\"create\":\"timeout\"}");
        assertThat(psp.place(ORDER)).isInstanceOf(Psp.Placing.NotKnown.class);
        assertThat(psp.ask(ORDER).report()).isEqualTo(new PspReport.Waiting());
        payer("approve");
        paid(psp.ask(ORDER).report());
    }

    @Test
    void money_goes_back_in_parts_and_never_more_than_came() throws Exception {
        Psp psp = open(LONG);
        assumeThat(psp.refunds()).as("this brand has no refund for programs").isPresent();
        place(psp);
        payer("approve");
        PspReport.Paid paid = paid(next());
        Refunds refunds = psp.refunds().orElseThrow();
        assertThat(outcome(refunds, refund("HKRF1", paid, 20_000)))
                .isInstanceOf(Refunds.Refunding.Done.class);
        assertThat(outcome(refunds, refund("HKRF2", paid, 60_000)))
                .isInstanceOf(Refunds.Refunding.Refused.class);
        assertThat(outcome(refunds, refund("HKRF3", paid, 51_480)))
                .isInstanceOf(Refunds.Refunding.Done.class);
    }

    private static Refunds.Refund refund(String id, PspReport.Paid paid, long dong) {
        return new Refunds.Refund(
                new OrderId(id),
                ORDER,
                paid.transaction(),
                paid.amount(),
                new Vnd(dong),
                "Hoan vien phi",
                NOW);
    }

    /// A pending refund is asked about.
    private static Refunds.Refunding outcome(Refunds refunds, Refunds.Refund refund) {
        Refunds.Refunding sent = refunds.send(refund).refunding();
        return sent instanceof Refunds.Refunding.Pending ? refunds.ask(refund).refunding() : sent;
    }
}
