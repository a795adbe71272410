package vn.hospitalkiosk.gateway.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.desk.CardDay;
import vn.hospitalkiosk.gateway.kiosk.AskedSettlements;
import vn.hospitalkiosk.gateway.ledger.Ledger;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspCallbacks;
import vn.hospitalkiosk.gateway.psp.Psps;
import vn.hospitalkiosk.gateway.psp.Takings;
import vn.hospitalkiosk.gateway.psp.cardterminal.CardTerminalModule;
import vn.hospitalkiosk.gateway.psp.cardterminal.KioskOrders;
import vn.hospitalkiosk.gateway.psp.cardterminal.TerminalReports;
import vn.hospitalkiosk.gateway.settlement.SettlementDesk;
import vn.hospitalkiosk.gateway.settlement.Settlements;
import vn.hospitalkiosk.gateway.store.StoredSettlementDesk;
import vn.hospitalkiosk.gateway.store.StoredSettlements;
import vn.hospitalkiosk.gateway.store.StoredTakings;
import vn.hospitalkiosk.gateway.store.StoredTerminalSales;

/// What card terminals need beyond their line in [PspWiring]: they are told of by kiosks.
@Configuration(proxyBeanMethods = false)
class TerminalWiring {
    private static final PspCode CARD = new CardTerminalModule().code();

    @Bean
    Takings takings(JdbcClient jdbc, FacilityId facility, Clock clock) {
        return new StoredTakings(jdbc, facility, clock, Application.HOSPITAL_ZONE);
    }

    @Bean
    Settlements settlements(
            JdbcClient jdbc,
            FacilityId facility,
            Transactions transactions,
            Ledger ledger,
            Shifts shifts,
            PspCallbacks callbacks,
            AuditTrail audit,
            Clock clock,
            MeterRegistry meters) {
        return new Settlements(
                CARD,
                transactions,
                new StoredSettlements(jdbc, facility, CARD),
                ledger,
                shifts,
                callbacks,
                audit,
                clock,
                meters);
    }

    @Bean
    SettlementDesk settlementDesk(JdbcClient jdbc, FacilityId facility) {
        return new StoredSettlementDesk(jdbc, facility, CARD);
    }

    @Bean
    AskedSettlements askedSettlements(SettlementDesk desk) {
        return desk::asked;
    }

    @Bean
    CardDay cardDay(Psps psps, Takings takings) {
        return new CardDay(
                CARD,
                takings,
                psps.all().stream()
                        .filter(psp -> psp.code().equals(CARD))
                        .findFirst()
                        .flatMap(Psp::dailyCap));
    }

    @Bean
    TerminalReports terminalReports(
            JdbcClient jdbc,
            FacilityId facility,
            KioskOrders orders,
            PspCallbacks callbacks,
            AuditTrail audit,
            Clock clock) {
        return new TerminalReports(
                orders, new StoredTerminalSales(jdbc, facility), callbacks, audit, clock);
    }
}
