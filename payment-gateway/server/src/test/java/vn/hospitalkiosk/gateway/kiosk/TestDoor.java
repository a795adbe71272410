package vn.hospitalkiosk.gateway.kiosk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.DepositRequest;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PrintReport;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.checkin.CheckIn;
import vn.hospitalkiosk.gateway.checkin.FakeHis;
import vn.hospitalkiosk.gateway.checkin.FakeHouse;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.checkin.MemoryVisits;
import vn.hospitalkiosk.gateway.his.HisHealth;
import vn.hospitalkiosk.gateway.payment.Deposits;
import vn.hospitalkiosk.gateway.payment.Payments;

/// The kiosk door on plain HTTP: a header stands for the certificate that the TLS connector would have checked. Everything behind the controllers is ours and in memory.
final class TestDoor implements AutoCloseable {
    /// `<name>/<unit>/<purpose>` of the certificate shown.
    static final String CERTIFICATE = "X-Certificate";

    final FakeHis his = new FakeHis();
    final MemoryVisits visits = new MemoryVisits();
    final HisHealth health = new HisHealth(Clock.systemUTC());
    final FakePayments payments = new FakePayments();
    final PaymentEvents events = new PaymentEvents(Clock.systemUTC());
    final List<String> helpCalls = Collections.synchronizedList(new ArrayList<>());
    final List<PrintReport> prints = Collections.synchronizedList(new ArrayList<>());
    final List<String> remarks = Collections.synchronizedList(new ArrayList<>());
    final Map<KioskIdentity, List<PaymentView>> recent = new ConcurrentHashMap<>();
    final java.util.Set<KioskId> revoked = ConcurrentHashMap.newKeySet();
    final Map<String, CommandId> askedSettlements = new ConcurrentHashMap<>();
    final List<Instant> askedSince = Collections.synchronizedList(new ArrayList<>());

    /// Monotonic, as the door's bounds see it.
    volatile LongSupplier nanoTime = System::nanoTime;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConfigurableApplicationContext context;
    private final URI base;

    TestDoor() {
        SpringApplication application = new SpringApplication(Wired.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(
                (ApplicationContextInitializer<GenericApplicationContext>) this::beans);
        application.setDefaultProperties(
                Map.of(
                        "server.port", "0",
                        "server.address", "127.0.0.1",
                        "spring.main.banner-mode", "off"));
        context = application.run();
        base =
                URI.create(
                        "http://127.0.0.1:"
                                + context.getEnvironment()
                                        .getRequiredProperty("local.server.port"));
    }

    void reset() {
        his.reset();
        visits.clear();
        payments.clear();
        List.of(helpCalls, prints, remarks, askedSince).forEach(List::clear);
        recent.clear();
        revoked.clear();
        askedSettlements.clear();
        nanoTime = System::nanoTime;
    }

    private void beans(GenericApplicationContext context) {
        Clock clock = Clock.systemUTC();
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(LongSupplier.class, () -> () -> nanoTime.getAsLong());
        context.registerBean(HisHealth.class, () -> health);
        context.registerBean(Payments.class, () -> payments);
        context.registerBean(PaymentEvents.class, () -> events);
        context.registerBean(Deposits.class, NoDeposits::new);
        KnownCertificates known = (kiosk, certificate) -> !revoked.contains(kiosk.kiosk());
        context.registerBean(KnownCertificates.class, () -> known);
        context.registerBean(
                KioskDoor.class, () -> new KioskDoor(new FacilityId("KH01"), events, known));
        context.registerBean(
                CheckIn.class,
                () ->
                        new CheckIn(
                                his,
                                new FakeHouse()
                                        .reception(
                                                visits,
                                                (kiosk, visit, code) -> remarks.add(code.code()),
                                                executor,
                                                clock)));
        AskedSettlements settlements =
                (kiosk, _) -> Optional.ofNullable(askedSettlements.get(kiosk.value()));
        context.registerBean(AskedSettlements.class, () -> settlements);
        HelpCalls calls = (kiosk, screen, at) -> helpCalls.add(kiosk.kiosk() + " " + screen);
        context.registerBean(HelpCalls.class, () -> calls);
        PrintReports reports = (kiosk, report, at) -> prints.add(report);
        context.registerBean(PrintReports.class, () -> reports);
        RecentPayments since =
                (kiosk, from) -> {
                    askedSince.add(from);
                    return recent.getOrDefault(kiosk, List.of());
                };
        context.registerBean(RecentPayments.class, () -> since);
    }

    /// This hospital takes none at kiosks.
    private static final class NoDeposits implements Deposits {
        @Override
        public List<Vnd> onOffer() {
            return List.of();
        }

        @Override
        public CreatePaymentAnswer create(KioskId kiosk, DepositRequest request, String encounter) {
            throw new IllegalStateException("nobody was offered a deposit");
        }
    }

    @EnableAutoConfiguration(
            exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @Import({
        StatusController.class,
        VisitController.class,
        PaymentController.class,
        HelpController.class,
        EventController.class,
        NothingHere.class,
        Refusals.class
    })
    static class Wired {
        @Bean
        FilterRegistrationBean<RequestBounds> bounds(JsonMapper json, LongSupplier nanoTime) {
            FilterRegistrationBean<RequestBounds> bounds =
                    new FilterRegistrationBean<>(new RequestBounds(json, nanoTime));
            bounds.addUrlPatterns("/kiosk/*");
            bounds.setOrder(2);
            return bounds;
        }

        @Bean
        JsonMapperBuilderCustomizer complete() {
            return builder ->
                    builder.enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
        }

        @Bean
        FilterRegistrationBean<ShownCertificate> certificate() {
            FilterRegistrationBean<ShownCertificate> shown =
                    new FilterRegistrationBean<>(new ShownCertificate());
            shown.setOrder(1);
            return shown;
        }
    }

    static final class ShownCertificate extends OncePerRequestFilter {
        private final Map<String, X509Certificate> made = new ConcurrentHashMap<>();

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String shown = request.getHeader(CERTIFICATE);
            if (shown != null) {
                X509Certificate certificate =
                        made.computeIfAbsent(shown, TestCertificates::certificate);
                request.setAttribute(
                        "jakarta.servlet.request.X509Certificate",
                        new X509Certificate[] {certificate});
            }
            chain.doFilter(request, response);
        }
    }

    HttpRequest.Builder request(String kiosk, String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header(CERTIFICATE, kiosk.contains("/") ? kiosk : kiosk + "/KH01/client");
    }

    HttpResponse<String> get(String kiosk, String path) throws Exception {
        return http.send(request(kiosk, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String kiosk, String path, String json) throws Exception {
        return http.send(
                request(kiosk, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<java.util.stream.Stream<String>> listen(String kiosk, Optional<String> last)
            throws Exception {
        HttpRequest.Builder request = request(kiosk, "/kiosk/v1/events");
        last.ifPresent(id -> request.header("Last-Event-ID", id));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    }

    URI base() {
        return base;
    }

    @Override
    public void close() {
        context.close();
        http.shutdownNow();
        executor.shutdownNow();
    }
}
