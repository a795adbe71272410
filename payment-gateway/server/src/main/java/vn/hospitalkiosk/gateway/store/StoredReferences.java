package vn.hospitalkiosk.gateway.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.gateway.payment.KnownReferences;

/// Tables `payment_intent` and `receipt_copy`.
public final class StoredReferences implements KnownReferences {
    private static final String SHORT_ID = "[0-9A-F]{8}";
    private static final int TRIES = 5;

    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredReferences(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public Optional<PaymentId> payment(String reference) {
        Optional<PaymentId> named =
                only(
                        "SELECT payment_id FROM payment_intent WHERE facility_id = ? AND reference = ? LIMIT 2",
                        reference);
        return named.isPresent() || !reference.matches(SHORT_ID)
                ? named
                : only(
                        "SELECT payment_id FROM payment_intent WHERE facility_id = ? AND starts_with(payment_id, ?) LIMIT 2",
                        reference.toLowerCase(Locale.ROOT));
    }

    /// Two payments that fit are none.
    private Optional<PaymentId> only(String sql, String text) {
        List<PaymentId> found =
                jdbc.sql(sql)
                        .params(facility.value(), text)
                        .query((row, _) -> new PaymentId(row.getString("payment_id")))
                        .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Override
    public int copy(PaymentId payment, CommandId job, KioskId kiosk, Instant at) {
        for (int i = 0; i < TRIES; i++) {
            jdbc.sql(
                            """
                            INSERT INTO receipt_copy (facility_id, payment_id, copy, job_id, kiosk_id, asked_at)
                            SELECT :facility, :payment, coalesce(max(copy), 0) + 1, :job, :kiosk, :at
                            FROM receipt_copy WHERE facility_id = :facility AND payment_id = :payment
                            ON CONFLICT DO NOTHING
                            """)
                    .param("facility", facility.value())
                    .param("payment", payment.value())
                    .param("job", job.value())
                    .param("kiosk", kiosk.value())
                    .param("at", Moments.of(at))
                    .update();
            Optional<Integer> number =
                    jdbc.sql(
                                    "SELECT copy FROM receipt_copy WHERE facility_id = ? AND kiosk_id = ? AND job_id = ?")
                            .params(facility.value(), kiosk.value(), job.value())
                            .query(Integer.class)
                            .optional();
            if (number.isPresent()) {
                return number.get();
            }
        }
        throw new IllegalStateException("too many copies of one receipt at the same time");
    }
}
