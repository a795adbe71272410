package vn.hospitalkiosk.gateway.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.checkin.CheckIn;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.checkin.Reception;
import vn.hospitalkiosk.gateway.checkin.Remarks;
import vn.hospitalkiosk.gateway.checkin.TypedNumbers;
import vn.hospitalkiosk.gateway.checkin.Visits;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisCase;
import vn.hospitalkiosk.gateway.his.HisCases;
import vn.hospitalkiosk.gateway.kiosk.GuessLimit;
import vn.hospitalkiosk.gateway.kiosk.KioskDoor;
import vn.hospitalkiosk.gateway.kiosk.KnownCertificates;
import vn.hospitalkiosk.gateway.kiosk.PaymentEvents;
import vn.hospitalkiosk.gateway.kiosk.RecentPayments;
import vn.hospitalkiosk.gateway.kiosk.RequestBounds;
import vn.hospitalkiosk.gateway.kiosk.StatusLinks;
import vn.hospitalkiosk.gateway.payment.Lookups;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;
import vn.hospitalkiosk.gateway.payment.Payments;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.Psps;
import vn.hospitalkiosk.gateway.store.SqlKioskNotes;
import vn.hospitalkiosk.gateway.store.SqlRecentPayments;
import vn.hospitalkiosk.gateway.store.SqlTypedNumbers;
import vn.hospitalkiosk.gateway.store.SqlVisits;
import vn.hospitalkiosk.gateway.store.StoredReferences;

/// Check-in and the kiosk door.
@Configuration(proxyBeanMethods = false)
class KioskWiring {
    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

    @Bean
    CheckIn checkIn(His his, Reception reception) {
        return new CheckIn(his, reception);
    }

    @Bean
    ExecutorService sideBySide() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    Repeating forgetting(CheckIn checkIn) {
        return new Repeating("forget-abandoned", FORGET_EVERY, checkIn::forgetAbandoned);
    }

    /// Remarks stand in the audit; what needs a person waits at reception, too.
    @Bean
    Remarks remarks(AuditTrail audit, HisCases cases, Clock clock) {
        return new Remarks() {
            @Override
            public void remark(KioskIdentity kiosk, VisitId visit, FailureCode code) {
                remark(kiosk, visit, code, List.of());
            }

            @Override
            public void remark(
                    KioskIdentity kiosk, VisitId visit, FailureCode code, List<String> found) {
                audit.note("kiosk " + kiosk.kiosk(), "identification", visit.value(), code.code());
                cases.raise(
                        new HisCase(
                                code,
                                visit.value(),
                                found,
                                Optional.of(kiosk.kiosk()),
                                clock.instant()));
            }
        };
    }

    @Bean
    Visits visits(JdbcClient jdbc, JsonMapper json) {
        return new SqlVisits(jdbc, json);
    }

    @Bean
    SqlKioskNotes kioskNotes(JdbcClient jdbc) {
        return new SqlKioskNotes(jdbc);
    }

    @Bean
    RecentPayments recentPayments(JdbcClient jdbc, Payments payments) {
        return new SqlRecentPayments(jdbc, payments);
    }

    /// With a new key, numbers blocked before would be free again.
    @Bean
    TypedNumbers typedNumbers(JdbcClient jdbc, PurposeKeys keys, Clock clock) {
        return new SqlTypedNumbers(jdbc, keys.key("number"), clock);
    }

    @Bean
    PaymentEvents paymentEvents(Clock clock, StatusLinks links) {
        return new PaymentEvents(clock, links::on);
    }

    /// Pages for payers' phones, only where the callback door has a public address.
    @Bean
    StatusLinks statusLinks(GatewayConfig config, VarFolder var) {
        return new StatusLinks(
                config.publicAddress(), KeyFiles.key(var.resolve("secrets/status-page.key")));
    }

    @Bean
    GuessLimit guessLimit() {
        return new GuessLimit(System::nanoTime);
    }

    @Bean
    Lookups lookups(
            JdbcClient jdbc,
            FacilityId facility,
            PaymentHouse.Stores stores,
            His his,
            Psps psps,
            AuditTrail audit,
            Clock clock) {
        return new Lookups(
                stores.intents(),
                new StoredReferences(jdbc, facility),
                his,
                psps.all().stream().collect(Collectors.toMap(Psp::code, Psp::label)),
                audit,
                clock);
    }

    @Bean
    KioskDoor kioskDoor(FacilityId facility, PaymentEvents events, KnownCertificates known) {
        return new KioskDoor(facility, events, known);
    }

    @Bean
    FilterRegistrationBean<RequestBounds> requestBounds(JsonMapper json) {
        FilterRegistrationBean<RequestBounds> registration =
                new FilterRegistrationBean<>(new RequestBounds(json, System::nanoTime));
        registration.addUrlPatterns("/kiosk/*", "/enrolment/*");
        return registration;
    }

    /// A record of ours never holds a null: a field that is missing is refused at the edge.
    @Bean
    JsonMapperBuilderCustomizer completeBodies() {
        return builder -> builder.enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    }
}
