package vn.hospitalkiosk.gateway.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.bounds.SourceBounds;
import vn.hospitalkiosk.gateway.console.Wordmarks;
import vn.hospitalkiosk.gateway.desk.AuditLines;
import vn.hospitalkiosk.gateway.desk.FreshCode;
import vn.hospitalkiosk.gateway.desk.Pairs;
import vn.hospitalkiosk.gateway.desk.PaymentLabels;
import vn.hospitalkiosk.gateway.enrolment.EnrolmentDesk;
import vn.hospitalkiosk.gateway.enrolment.Enrolments;
import vn.hospitalkiosk.gateway.enrolment.KioskAuthority;
import vn.hospitalkiosk.gateway.enrolment.KnownKiosks;
import vn.hospitalkiosk.gateway.kiosk.KnownCertificates;
import vn.hospitalkiosk.gateway.people.Proposals;
import vn.hospitalkiosk.gateway.people.SignIn;
import vn.hospitalkiosk.gateway.people.Work;
import vn.hospitalkiosk.gateway.psp.Forgeries;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.Psps;
import vn.hospitalkiosk.gateway.store.StoredAuditLines;
import vn.hospitalkiosk.gateway.store.StoredEnrolments;
import vn.hospitalkiosk.gateway.store.StoredLabels;
import vn.hospitalkiosk.gateway.store.StoredProposals;

/// What the console's pages stand on, and which kiosks may come.
@Configuration(proxyBeanMethods = false)
class DeskWiring {
    /// A revocation at another gateway is heard of within this, far below the minute that is promised.
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private static final int ENROLMENT_TRIES = 30;
    private static final Duration ONE_MORE_TRY = Duration.ofSeconds(1);
    private static final int ADDRESSES = 1_000;

    @Bean
    Wordmarks wordmarks(Psps psps) {
        return new Wordmarks(
                psps.all().stream()
                        .collect(Collectors.toMap(psp -> psp.code().value(), Psp::label)));
    }

    @Bean
    Proposals proposals(JdbcClient jdbc, JsonMapper json, FacilityId facility) {
        return new StoredProposals(jdbc, json, facility);
    }

    @Bean
    PaymentLabels paymentLabels(JdbcClient jdbc, FacilityId facility) {
        return new StoredLabels(jdbc, facility);
    }

    @Bean
    AuditLines auditLines(JdbcClient jdbc, FacilityId facility) {
        return new StoredAuditLines(jdbc, facility);
    }

    @Bean
    FreshCode freshCode(SignIn signIn) {
        return new FreshCode(signIn);
    }

    @Bean
    Pairs pairs(Proposals proposals, FreshCode fresh, AuditTrail audit, Clock clock) {
        return new Pairs(proposals, fresh, audit, clock);
    }

    @Bean
    Enrolments enrolments(JdbcClient jdbc, FacilityId facility) {
        return new StoredEnrolments(jdbc, facility);
    }

    @Bean
    KioskAuthority kioskAuthority(Pki pki, FacilityId facility, Clock clock) {
        return Certificates.authority(pki, facility, clock);
    }

    /// Certificates of the configured kiosks that lie ready are known from the start: those a simulated hospital made, and those signed elsewhere.
    @Bean
    KnownKiosks knownKiosks(
            Enrolments enrolments, GatewayConfig config, VarFolder var, Pki pki, Clock clock) {
        Certificates.ready(config, var, pki, clock).forEach(enrolments::add);
        KnownKiosks known = new KnownKiosks(enrolments, clock);
        known.refresh();
        return known;
    }

    @Bean
    Repeating kiosksLookedUp(KnownKiosks known) {
        return new Repeating("known-kiosks", LOOK_EVERY, known::refresh);
    }

    @Bean
    KnownCertificates knownCertificates(KnownKiosks known) {
        return (kiosk, certificate) -> known.isKnown(kiosk.kiosk(), certificate);
    }

    @Bean
    EnrolmentDesk enrolmentDesk(
            Enrolments enrolments,
            KioskAuthority authority,
            Work work,
            AuditTrail audit,
            Clock clock,
            KnownKiosks known) {
        return new EnrolmentDesk(enrolments, authority, work, audit, clock, known::refresh);
    }

    @Bean
    Forgeries forgeries() {
        return new Forgeries(System::nanoTime);
    }

    @Bean
    SourceBounds enrolmentBounds() {
        return new SourceBounds(ENROLMENT_TRIES, ONE_MORE_TRY, ADDRESSES, System::nanoTime);
    }
}
