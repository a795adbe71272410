package vn.hospitalkiosk.gateway.wiring;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.console.Frame;
import vn.hospitalkiosk.gateway.finance.Tallies;
import vn.hospitalkiosk.gateway.finance.TallyHtml;
import vn.hospitalkiosk.gateway.ledger.Chart;
import vn.hospitalkiosk.gateway.ledger.Ledger;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.outbox.HisPosting;
import vn.hospitalkiosk.gateway.outbox.Outbox;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.Psps;
import vn.hospitalkiosk.gateway.refund.RefundRegister;
import vn.hospitalkiosk.gateway.store.SpringTransactions;
import vn.hospitalkiosk.gateway.store.StoredAudit;
import vn.hospitalkiosk.gateway.store.StoredCaptures;
import vn.hospitalkiosk.gateway.store.StoredEvidences;
import vn.hospitalkiosk.gateway.store.StoredHisNews;
import vn.hospitalkiosk.gateway.store.StoredHoldings;
import vn.hospitalkiosk.gateway.store.StoredIntents;
import vn.hospitalkiosk.gateway.store.StoredLedger;
import vn.hospitalkiosk.gateway.store.StoredOutbox;
import vn.hospitalkiosk.gateway.store.StoredRefunds;
import vn.hospitalkiosk.gateway.store.StoredTallies;

/// The ports of `payment`, `outbox`, `audit` and `finance` in PostgreSQL.
@Configuration(proxyBeanMethods = false)
class StoreWiring {
    @Bean
    FacilityId facility(GatewayConfig config) {
        return config.facility().id();
    }

    /// The hospital's calendar.
    @Bean
    Shifts shifts(GatewayConfig config) {
        return config.ledger().orElse(LedgerConfig.USUAL).shifts(Application.HOSPITAL_ZONE);
    }

    @Bean
    Chart chart(GatewayConfig config) {
        return config.ledger().orElse(LedgerConfig.USUAL).chart();
    }

    @Bean
    StoredLedger ledger(JdbcClient jdbc, FacilityId facility) {
        return new StoredLedger(jdbc, facility);
    }

    @Bean
    Transactions transactions(DataSourceTransactionManager springs) {
        return new SpringTransactions(springs);
    }

    @Bean
    AuditTrail audit(JdbcClient jdbc, FacilityId facility, Clock clock) {
        return new StoredAudit(jdbc, facility, clock);
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, FacilityId facility, GatewayConfig config) {
        return new StoredOutbox(jdbc, facility, HisPosting.lease(config.his().answerTimeout()));
    }

    @Bean
    StoredHisNews hisNews(JdbcClient jdbc, FacilityId facility) {
        return new StoredHisNews(jdbc, facility);
    }

    @Bean
    Holdings holdings(JdbcClient jdbc, FacilityId facility) {
        return new StoredHoldings(jdbc, facility);
    }

    @Bean
    RefundRegister refundRegister(JdbcClient jdbc, FacilityId facility) {
        return new StoredRefunds(jdbc, facility);
    }

    @Bean
    Tallies tallies(JdbcClient jdbc, FacilityId facility) {
        return new StoredTallies(jdbc, facility);
    }

    @Bean
    TallyHtml tallyHtml(Frame frame, Psps psps) {
        Map<String, String> labels =
                psps.all().stream()
                        .collect(Collectors.toMap(psp -> psp.code().value(), Psp::label));
        return new TallyHtml(frame, labels, Application.HOSPITAL_ZONE);
    }

    @Bean
    PaymentHouse.Stores paymentStores(
            JdbcClient jdbc,
            FacilityId facility,
            Transactions transactions,
            Holdings holdings,
            Ledger ledger,
            Outbox outbox,
            AuditTrail audit) {
        return new PaymentHouse.Stores(
                transactions,
                new StoredIntents(jdbc, facility),
                new StoredEvidences(jdbc, facility),
                new StoredCaptures(jdbc, facility),
                holdings,
                ledger,
                outbox,
                audit);
    }
}
