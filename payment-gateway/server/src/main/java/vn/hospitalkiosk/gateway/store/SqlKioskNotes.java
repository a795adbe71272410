package vn.hospitalkiosk.gateway.store;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PrintReport;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.kiosk.HelpCalls;
import vn.hospitalkiosk.gateway.kiosk.PrintReports;

/// What is only ever added to: tables `help_call`, `print_report`.
public final class SqlKioskNotes implements HelpCalls, PrintReports {
    private final JdbcClient jdbc;

    public SqlKioskNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void called(KioskIdentity kiosk, String screen, Instant at) {
        at(
                        kiosk,
                        at,
                        "INSERT INTO help_call (facility_id, kiosk_id, screen, called_at) VALUES (:facility, :kiosk, :screen, :at)")
                .param("screen", screen)
                .update();
    }

    @Override
    public void reported(KioskIdentity kiosk, PrintReport report, Instant at) {
        at(
                        kiosk,
                        at,
                        """
                        INSERT INTO print_report (facility_id, job_id, kiosk_id, visit_id, payment_id, slip, result, reported_at)
                        VALUES (:facility, :job, :kiosk, :visit, :payment, :slip, :result, :at)
                        ON CONFLICT (facility_id, kiosk_id, job_id)
                        DO UPDATE SET result = excluded.result, reported_at = excluded.reported_at
                        """)
                .param("job", report.job().value())
                .param("visit", report.visit().value())
                .param("payment", report.payment().map(PaymentId::value).orElse(null))
                .param("slip", report.slip().name())
                .param("result", report.result().name())
                .update();
    }

    /// Reports about slips.
    ///
    /// @return how many were deleted
    public int forgetBefore(Instant last) {
        return jdbc.sql("DELETE FROM print_report WHERE reported_at < :at")
                .param("at", SqlVisits.timestamp(last))
                .update();
    }

    private JdbcClient.StatementSpec at(KioskIdentity kiosk, Instant at, String sql) {
        return jdbc.sql(sql)
                .param("facility", kiosk.facility().value())
                .param("kiosk", kiosk.kiosk().value())
                .param("at", SqlVisits.timestamp(at));
    }
}
