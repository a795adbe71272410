package vn.hospitalkiosk.gateway.wiring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.psp.PspCallbacks;
import vn.hospitalkiosk.gateway.psp.Takings;
import vn.hospitalkiosk.gateway.psp.cardterminal.KioskOrders;
import vn.hospitalkiosk.gateway.psp.cardterminal.TerminalReports;
import vn.hospitalkiosk.gateway.store.StoredTakings;
import vn.hospitalkiosk.gateway.store.StoredTerminalSales;

/// What card terminals need beyond their line in [PspWiring]: they are told of by kiosks.
@Configuration(proxyBeanMethods = false)
class TerminalWiring {
    @Bean
    Takings takings(JdbcClient jdbc, FacilityId facility, Clock clock) {
        return new StoredTakings(jdbc, facility, clock, Application.HOSPITAL_ZONE);
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
