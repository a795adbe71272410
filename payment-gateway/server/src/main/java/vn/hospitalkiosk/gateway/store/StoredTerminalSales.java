package vn.hospitalkiosk.gateway.store;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.TerminalReport;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.cardterminal.TerminalSales;

public final class StoredTerminalSales implements TerminalSales {
    private static final String INSERT =
            """
            INSERT INTO terminal_report (facility_id, payment_id, outcome, kiosk_id, amount_vnd, card, trace, approval_code,
              retrieval_reference, terminal, merchant, codec, told_at, heard_at, why)
            VALUES (:facility, :payment, :outcome, :kiosk, :amount, :card, :trace, :approval,
              :rrn, :terminal, :merchant, :codec, :told, :heard, :why)
            ON CONFLICT DO NOTHING
            """;

    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredTerminalSales(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public void keep(KioskId kiosk, PaymentId payment, TerminalReport report, Instant heardAt) {
        jdbc.sql(INSERT)
                .param("facility", facility.value())
                .param("payment", payment.value())
                .param("outcome", report.outcome().name())
                .param("kiosk", kiosk.value())
                .param("amount", report.amount().map(Vnd::dong).orElse(null))
                .param("card", report.card().orElse(null))
                .param("trace", report.trace().orElse(null))
                .param("approval", report.approvalCode().orElse(null))
                .param("rrn", report.retrievalReference().orElse(null))
                .param("terminal", report.terminal().orElse(null))
                .param("merchant", report.merchant().orElse(null))
                .param("codec", report.codec())
                .param("told", Moments.of(report.at()))
                .param("heard", Moments.of(heardAt))
                .param("why", report.why().map(FailureCode::code).orElse(null))
                .update();
    }
}
