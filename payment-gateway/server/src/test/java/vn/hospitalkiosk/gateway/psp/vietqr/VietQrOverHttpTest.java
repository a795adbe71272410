package vn.hospitalkiosk.gateway.psp.vietqr;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.TestSetting;
import vn.hospitalkiosk.virtual.Settings;
import vn.hospitalkiosk.virtual.VirtualHospital;

/// The adapter's QR, the virtual bank that reads it, and its notices, over real HTTP. The journeys of `PspOverHttpContract` ask the psp; here only notices speak.
@Timeout(120)
class VietQrOverHttpTest {
    private static final Instant NOW = Instant.parse("2026-11-25T01:02:03Z");
    private static final Psp.Order ORDER =
            new Psp.Order(new OrderId("HK7K2M9Q4T6P"), new Vnd(71_480), "Vien phi", NOW);

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final TestSetting setting = new TestSetting(clock);
    private final BlockingQueue<Notices.Notice> heard = new LinkedBlockingQueue<>();
    private final HttpClient browser =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private @TempDir Path var;
    private Optional<VirtualHospital> hospital = Optional.empty();
    private Optional<HttpServer> door = Optional.empty();
    private VietQrConfig.Service service = VietQrConfig.Service.SEPAY;

    @BeforeEach
    void start() throws Exception {
        hospital = Optional.of(VirtualHospital.start(new Settings(var, 0), clock));
        setting.secrets.put(
                "notifier-key", Files.readString(var.resolve("secrets/psp/vietqr/notifier-key")));
        setting.know(ORDER);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/callbacks/vietqr", this::called);
        server.start();
        door = Optional.of(server);
        call(
                "/control/vietqr",
                "{\"callback\":\"http://127.0.0.1:" + server.getAddress().getPort() + "\"}");
    }

    @AfterEach
    void stop() {
        hospital.ifPresent(VirtualHospital::close);
        door.ifPresent(server -> server.stop(0));
        browser.shutdownNow();
    }

    private void called(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        Notices.Notice notice =
                psp().notices()
                        .orElseThrow()
                        .read(
                                new Notices.Incoming(
                                        exchange.getRequestMethod(),
                                        "",
                                        "",
                                        headers,
                                        new RawMessage(
                                                RawMessage.Kind.CALLBACK,
                                                exchange.getRequestBody().readAllBytes())));
        Notices.Reply reply =
                switch (notice) {
                    case Notices.Notice.Genuine genuine ->
                            genuine.reply().apply(Notices.Heard.ACCEPTED);
                    case Notices.Notice.Stray stray -> stray.reply().apply(Notices.Heard.ACCEPTED);
                    case Notices.Notice.Refused refused -> refused.reply();
                    case Notices.Notice.Answered answered -> answered.reply();
                };
        heard.add(notice);
        byte[] words = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), words.length);
        exchange.getResponseBody().write(words);
        exchange.close();
    }

    private Psp psp() {
        return VietQrModule.psp(
                BankNoticesContract.config(service, BankNoticesContract.terms()),
                setting.secrets(""),
                setting);
    }

    private void call(String path, String json) throws Exception {
        HttpResponse<String> answer =
                browser.send(
                        HttpRequest.newBuilder(hospital.orElseThrow().http().resolve(path))
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void pay(String answer) throws Exception {
        Psp.Placing placing = psp().place(ORDER);
        assertThat(placing).isInstanceOf(Psp.Placing.Placed.class);
        call("/phone/scan", "{\"text\":\"" + ((Psp.Placing.Placed) placing).qrContent() + "\"}");
        call("/phone/orders/vietqr/" + ORDER.id() + "/" + answer, "");
    }

    private void habits(String json) throws Exception {
        call("/vietqr/habits", json);
    }

    private Notices.Notice next() throws InterruptedException {
        return Optional.ofNullable(heard.poll(20, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("no notice came"));
    }

    private static PspReport.Paid paid(Notices.Notice notice) {
        assertThat(notice).isInstanceOf(Notices.Notice.Genuine.class);
        Notices.Notice.Genuine genuine = (Notices.Notice.Genuine) notice;
        assertThat(genuine.order()).isEqualTo(ORDER.id());
        assertThat(genuine.report()).isInstanceOf(PspReport.Paid.class);
        return (PspReport.Paid) genuine.report();
    }

    @ParameterizedTest
    @EnumSource(VietQrConfig.Service.class)
    void a_transfer_is_told_by_each_service(VietQrConfig.Service notifier) throws Exception {
        service = notifier;
        habits("{\"notifier\":\"" + notifier.name().toLowerCase(Locale.ROOT) + "\"}");
        pay("approve");
        PspReport.Paid paid = paid(next());
        assertThat(paid.amount()).isEqualTo(ORDER.amount());
        assertThat(paid.transaction()).startsWith("FT");
    }

    @ParameterizedTest
    @EnumSource(VietQrConfig.Service.class)
    void a_forged_amount_is_refused(VietQrConfig.Service notifier) throws Exception {
        service = notifier;
        habits("{\"notifier\":\"" + notifier.name().toLowerCase(Locale.ROOT) + "\"}");
        call("/control/vietqr", "{\"ipn\":\"tampered\"}");
        pay("approve");
        assertThat(next()).isInstanceOf(Notices.Notice.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(VietQrConfig.Service.class)
    void a_mangled_note_still_finds_its_payment(VietQrConfig.Service notifier) throws Exception {
        service = notifier;
        habits(
                "{\"note\":\"mangled\",\"notifier\":\""
                        + notifier.name().toLowerCase(Locale.ROOT)
                        + "\"}");
        pay("approve");
        assertThat(paid(next()).amount()).isEqualTo(ORDER.amount());
    }

    private void tellBy(VietQrConfig.Service notifier, String more) throws Exception {
        service = notifier;
        habits("{\"notifier\":\"" + notifier.name().toLowerCase(Locale.ROOT) + "\"" + more + "}");
    }

    @ParameterizedTest
    @EnumSource(VietQrConfig.Service.class)
    void too_little_and_too_much_are_told_as_they_came(VietQrConfig.Service notifier)
            throws Exception {
        tellBy(notifier, ",\"amount\":\"short\"");
        pay("approve");
        assertThat(paid(next()).amount()).isEqualTo(new Vnd(70_480));
        transfer(72_480, ORDER.id().value());
        assertThat(paid(next()).amount()).isEqualTo(new Vnd(72_480));
    }

    @ParameterizedTest
    @EnumSource(VietQrConfig.Service.class)
    void money_without_a_code_is_stray(VietQrConfig.Service notifier) throws Exception {
        tellBy(notifier, ",\"note\":\"none\"");
        pay("approve");
        assertThat(next())
                .isInstanceOfSatisfying(
                        Notices.Notice.Stray.class,
                        stray -> assertThat(stray.amount()).isEqualTo(ORDER.amount()));
    }

    @ParameterizedTest
    @EnumSource(VietQrConfig.Service.class)
    void a_notice_that_comes_late_is_as_good(VietQrConfig.Service notifier) throws Exception {
        tellBy(notifier, "");
        call("/control/vietqr", "{\"ipn\":\"late\",\"lateMs\":300}");
        pay("approve");
        assertThat(paid(next()).amount()).isEqualTo(ORDER.amount());
    }

    private void transfer(long amount, String note) throws Exception {
        call("/vietqr/transfers", "{\"amountVnd\":" + amount + ",\"note\":\"" + note + "\"}");
    }

    @ParameterizedTest
    @EnumSource(VietQrConfig.Service.class)
    void a_transfer_to_the_static_qr_is_the_orders_whose_code_the_payer_adds(
            VietQrConfig.Service notifier) throws Exception {
        tellBy(notifier, "");
        String sign =
                new CounterSign("BV", "BVĐK tỉnh", "970436", "0000000001", "QUAY1", "Quầy 1")
                        .text();
        String asked = "{\"qr\":\"" + sign + "\",\"amountVnd\":71480";
        call("/vietqr/transfers", asked + ",\"note\":\"QUAY1 hk7k2m9 q4t6p\"}");
        assertThat(paid(next()).amount()).isEqualTo(ORDER.amount());
        call("/vietqr/transfers", asked + "}");
        assertThat(next()).isInstanceOf(Notices.Notice.Stray.class);
        call("/control/vietqr", "{\"transferVnd\":71480,\"transferNote\":\"HK7K2M9Q4T6P\"}");
        assertThat(paid(next()).amount()).isEqualTo(ORDER.amount());
    }

    @Test
    void two_transfers_have_two_references() throws Exception {
        habits("{\"transfers\":2}");
        pay("approve");
        assertThat(paid(next()).transaction()).isNotEqualTo(paid(next()).transaction());
    }

    @Test
    void one_transfer_told_twice_says_the_same() throws Exception {
        call("/control/vietqr", "{\"ipn\":\"twice\"}");
        pay("approve");
        assertThat(paid(next())).isEqualTo(paid(next()));
    }

    @Test
    void of_a_transfer_nobody_makes_nothing_is_told() throws Exception {
        pay("decline");
        assertThat(psp().ask(ORDER).report()).isEqualTo(new PspReport.Waiting());
        assertThat(heard).isEmpty();
    }
}
