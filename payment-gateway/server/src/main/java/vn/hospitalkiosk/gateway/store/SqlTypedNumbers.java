package vn.hospitalkiosk.gateway.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.checkin.TypedNumbers;

/// Table `typed_number`, keyed by HMAC-SHA-256 of the number: twelve digits under a plain hash could be searched through in minutes.
public final class SqlTypedNumbers implements TypedNumbers {
    private static final String HMAC = "HmacSHA256";
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final SecretKeySpec key;
    private final Clock clock;

    /// @param key at least 32 random bytes, the same over restarts
    public SqlTypedNumbers(JdbcClient jdbc, byte[] key, Clock clock) {
        this.jdbc = jdbc;
        this.key = new SecretKeySpec(key, HMAC);
        this.clock = clock;
    }

    @Override
    public boolean isBlocked(FacilityId facility, String number) {
        return of(
                                "SELECT count(*) FROM typed_number WHERE facility_id = :facility AND number_key = :number AND blocked_until > :now",
                                facility,
                                number)
                        .param("now", SqlVisits.timestamp(clock.instant()))
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    public boolean failed(FacilityId facility, String number) {
        Instant now = clock.instant();
        forgetOld(now);
        return of(
                                """
                                INSERT INTO typed_number AS t (facility_id, number_key, failures, counted_since)
                                VALUES (:facility, :number, 1, :now)
                                ON CONFLICT (facility_id, number_key) DO UPDATE SET
                                    failures = CASE WHEN t.counted_since <= :window THEN 1 ELSE t.failures + 1 END,
                                    counted_since = CASE WHEN t.counted_since <= :window THEN :now ELSE t.counted_since END,
                                    blocked_until = CASE WHEN t.counted_since > :window AND t.failures + 1 >= :allowed
                                        THEN :until END
                                RETURNING failures
                                """,
                                facility,
                                number)
                        .param("now", SqlVisits.timestamp(now))
                        .param("window", SqlVisits.timestamp(now.minus(BLOCKED_FOR)))
                        .param("until", SqlVisits.timestamp(now.plus(BLOCKED_FOR)))
                        .param("allowed", FAILURES_ALLOWED)
                        .query(Integer.class)
                        .single()
                >= FAILURES_ALLOWED;
    }

    @Override
    public void succeeded(FacilityId facility, String number) {
        of(
                        "DELETE FROM typed_number WHERE facility_id = :facility AND number_key = :number",
                        facility,
                        number)
                .update();
    }

    @Override
    public void forgetOld() {
        forgetOld(clock.instant());
    }

    private void forgetOld(Instant now) {
        jdbc.sql("DELETE FROM typed_number WHERE counted_since < :old")
                .param("old", SqlVisits.timestamp(now.minus(KEPT)))
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, FacilityId facility, String number) {
        return jdbc.sql(sql)
                .param("facility", facility.value())
                .param("number", keyed(facility, number));
    }

    private byte[] keyed(FacilityId facility, String number) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal((facility.value() + "|" + number).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
