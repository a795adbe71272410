package vn.hospitalkiosk.gateway.wiring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.checkin.Reception;
import vn.hospitalkiosk.gateway.checkin.Remarks;
import vn.hospitalkiosk.gateway.checkin.Sights;
import vn.hospitalkiosk.gateway.checkin.TypedNumbers;
import vn.hospitalkiosk.gateway.checkin.Visits;
import vn.hospitalkiosk.gateway.consent.ConsentBook;
import vn.hospitalkiosk.gateway.consent.ConsentTexts;
import vn.hospitalkiosk.gateway.consent.Consents;
import vn.hospitalkiosk.gateway.desk.DeskNews;
import vn.hospitalkiosk.gateway.desk.Inboxes;
import vn.hospitalkiosk.gateway.downtime.BlockSeal;
import vn.hospitalkiosk.gateway.downtime.DowntimeBook;
import vn.hospitalkiosk.gateway.downtime.DowntimeNumbers;
import vn.hospitalkiosk.gateway.his.HisCases;
import vn.hospitalkiosk.gateway.insurance.UnverifiedCards;
import vn.hospitalkiosk.gateway.payment.OpenQuestions;
import vn.hospitalkiosk.gateway.store.SqlConsentBook;
import vn.hospitalkiosk.gateway.store.SqlDowntimeBook;
import vn.hospitalkiosk.gateway.store.SqlKioskNotes;
import vn.hospitalkiosk.gateway.store.SqlReceptionNotes;
import vn.hospitalkiosk.gateway.store.StoredLooksTold;

/// Consent, downtime numbers, what waits for reception, and how long any of it is kept.
@Configuration(proxyBeanMethods = false)
class VisitWiring {
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    @Bean
    VisitConfig visitConfig(GatewayConfig config) {
        return config.visit().orElse(VisitConfig.USUAL);
    }

    @Bean
    Reception reception(
            Visits visits,
            TypedNumbers numbers,
            Remarks remarks,
            Sights sights,
            Consents consents,
            SqlReceptionNotes notes,
            ExecutorService sideBySide,
            Clock clock,
            InsuranceHouse house,
            VisitConfig config) {
        return new Reception(
                visits,
                numbers,
                remarks,
                sights,
                consents,
                notes,
                sideBySide,
                clock,
                Application.HOSPITAL_ZONE,
                house.insurance().map(insurance -> insurance::known),
                config.holidays().orElse(Set.of()));
    }

    /// Every look at a person stands in the audit.
    @Bean
    Sights sights(AuditTrail audit) {
        return (kiosk, visit, patient, how) ->
                audit.note("kiosk " + kiosk.kiosk(), StoredLooksTold.SEEN, patient.value(), how);
    }

    @Bean
    SqlReceptionNotes receptionNotes(JdbcClient jdbc, FacilityId facility) {
        return new SqlReceptionNotes(jdbc, facility);
    }

    @Bean
    ConsentBook consentBook(JdbcClient jdbc, PurposeKeys keys) {
        return new SqlConsentBook(jdbc, keys.key("consent"));
    }

    /// `consents.yaml` beside `gateway.yaml`; without it nothing is asked, and no record is made at a kiosk.
    @Bean
    Consents consents(Arguments arguments, ConsentBook book, Clock clock) {
        Path file = arguments.config().resolveSibling("consents.yaml");
        ConsentTexts texts =
                Files.exists(file)
                        ? YamlFiles.read(file, arguments, "consents.", ConsentTexts.class)
                        : ConsentTexts.NONE;
        return new Consents(texts, book, clock);
    }

    @Bean
    DowntimeBook downtimeBook(JdbcClient jdbc, FacilityId facility) {
        return new SqlDowntimeBook(jdbc, facility);
    }

    @Bean
    DowntimeNumbers downtimeNumbers(
            DowntimeBook book, PurposeKeys keys, AuditTrail audit, Clock clock) {
        return new DowntimeNumbers(
                book,
                new BlockSeal(keys.key("number-blocks")),
                audit,
                clock,
                Application.HOSPITAL_ZONE);
    }

    @Bean
    Inboxes inboxes(
            SqlReceptionNotes notes,
            DowntimeNumbers numbers,
            DeskNews news,
            UnverifiedCards cards,
            HisCases cases,
            OpenQuestions questions,
            AuditTrail audit,
            Clock clock) {
        return new Inboxes(notes, numbers, notes, news, cards, cases, questions, audit, clock);
    }

    /// What has served its purpose is deleted.
    @Bean
    Repeating retention(
            VisitConfig config,
            Visits visits,
            SqlReceptionNotes notes,
            SqlKioskNotes prints,
            HisCases cases,
            DowntimeBook numbers,
            ConsentBook consents,
            TypedNumbers typed,
            Clock clock) {
        return new Repeating(
                "retention",
                FORGET_EVERY,
                new Retention(
                        config, visits, notes, prints, cases, numbers, consents, typed, clock));
    }
}
