package vn.hospitalkiosk.gateway.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.consent.ConsentBook;

/// Table `consent`, keyed by HMAC-SHA-256 of the person.
public final class SqlConsentBook implements ConsentBook {
    private static final String HMAC = "HmacSHA256";

    private final JdbcClient jdbc;
    private final SecretKeySpec key;

    /// @param key at least 32 random bytes, the same over restarts
    public SqlConsentBook(JdbcClient jdbc, byte[] key) {
        this.jdbc = jdbc;
        this.key = new SecretKeySpec(key, HMAC);
    }

    @Override
    public void add(KioskIdentity kiosk, VisitId visit, String person, Answer answer) {
        jdbc.sql(
                        """
                        INSERT INTO consent (facility_id, visit_id, kiosk_id, person_key, purpose, version, text_hash, given, said_at)
                        VALUES (:facility, :visit, :kiosk, :person, :purpose, :version, :hash, :given, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .param("facility", kiosk.facility().value())
                .param("visit", visit.value())
                .param("kiosk", kiosk.kiosk().value())
                .param("person", keyed(kiosk, person))
                .param("purpose", answer.purpose())
                .param("version", answer.version())
                .param("hash", answer.hash())
                .param("given", answer.given())
                .param("at", SqlVisits.timestamp(answer.at()))
                .update();
    }

    @Override
    public int forgetBefore(Instant last) {
        return jdbc.sql("DELETE FROM consent WHERE said_at < :at")
                .param("at", SqlVisits.timestamp(last))
                .update();
    }

    private byte[] keyed(KioskIdentity kiosk, String person) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(
                    (kiosk.facility().value() + "|" + person).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
