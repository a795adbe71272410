package vn.hospitalkiosk.gateway.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.kiosk.RecentPayments;
import vn.hospitalkiosk.gateway.payment.Payments;

/// Picks the payments from `payment_intent` and `payment_change`; what they look like now, `payment` says.
public final class SqlRecentPayments implements RecentPayments {
    private final JdbcClient jdbc;
    private final Payments payments;

    public SqlRecentPayments(JdbcClient jdbc, Payments payments) {
        this.jdbc = jdbc;
        this.payments = payments;
    }

    @Override
    public List<PaymentView> changedSince(KioskIdentity kiosk, Instant since) {
        return jdbc
                .sql(
                        """
                        SELECT p.payment_id FROM payment_intent p
                        WHERE p.facility_id = :facility AND p.kiosk_id = :kiosk
                            AND (p.state IN ('AWAITING_PAYER', 'UNRESOLVED') OR p.created_at > :since
                                OR EXISTS (SELECT 1 FROM payment_change c WHERE c.facility_id = p.facility_id
                                    AND c.payment_id = p.payment_id AND c.at > :since))
                        ORDER BY p.created_at DESC LIMIT 200
                        """)
                .param("facility", kiosk.facility().value())
                .param("kiosk", kiosk.kiosk().value())
                .param("since", SqlVisits.timestamp(since))
                .query((row, number) -> new PaymentId(row.getString("payment_id")))
                .list()
                .reversed()
                .stream()
                .map(id -> payments.find(kiosk.kiosk(), id))
                .flatMap(Optional::stream)
                .toList();
    }
}
