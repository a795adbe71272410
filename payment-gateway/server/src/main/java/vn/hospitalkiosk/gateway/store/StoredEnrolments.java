package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.enrolment.Enrolment;
import vn.hospitalkiosk.gateway.enrolment.Enrolments;
import vn.hospitalkiosk.gateway.enrolment.KnownCertificate;
import vn.hospitalkiosk.gateway.people.Bytes;
import vn.hospitalkiosk.gateway.people.PersonId;

/// Tables `kiosk_enrolment` and `kiosk_certificate`.
public final class StoredEnrolments implements Enrolments {
    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredEnrolments(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public void add(Enrolment enrolment, Bytes codeDigest) {
        of(
                        """
                        INSERT INTO kiosk_enrolment (facility_id, enrolment_id, kiosk_id, code_digest, made_by, made_at, expires_at, standing)
                        VALUES (:facility, :id, :kiosk, :digest, :by, :at, :expires, :standing)
                        """,
                        enrolment.id())
                .param("kiosk", enrolment.kiosk().value())
                .param("digest", codeDigest.copy())
                .param("by", enrolment.madeBy().value())
                .param("at", Moments.of(enrolment.madeAt()))
                .param("expires", Moments.of(enrolment.expiresAt()))
                .param("standing", enrolment.standing().name())
                .update();
    }

    @Override
    public Optional<Enrolment> find(String id) {
        return of(
                        "SELECT * FROM kiosk_enrolment WHERE facility_id = :facility AND enrolment_id = :id",
                        id)
                .query((row, _) -> enrolment(row))
                .optional();
    }

    @Override
    public Optional<Enrolment> byCode(Bytes codeDigest) {
        return jdbc.sql(
                        "SELECT * FROM kiosk_enrolment WHERE facility_id = :facility AND code_digest = :digest")
                .param("facility", facility.value())
                .param("digest", codeDigest.copy())
                .query((row, _) -> enrolment(row))
                .optional();
    }

    @Override
    public List<Enrolment> recent(int most) {
        return jdbc.sql(
                        "SELECT * FROM kiosk_enrolment WHERE facility_id = :facility ORDER BY made_at DESC LIMIT :most")
                .param("facility", facility.value())
                .param("most", most)
                .query((row, _) -> enrolment(row))
                .list();
    }

    @Override
    public boolean asked(String id, Bytes request, String keyMark, Instant at, String from) {
        return of(
                                """
                                UPDATE kiosk_enrolment SET standing = 'ASKED', request = :request, key_mark = :mark, asked_at = :at, asked_from = :from
                                WHERE facility_id = :facility AND enrolment_id = :id AND standing = 'CODE_MADE' AND expires_at > :at
                                """,
                                id)
                        .param("request", request.copy())
                        .param("mark", keyMark)
                        .param("at", Moments.of(at))
                        .param("from", from)
                        .update()
                == 1;
    }

    @Override
    public boolean issued(
            String id, PersonId by, Instant at, Bytes certificate, KnownCertificate known) {
        int changed =
                of(
                                """
                                UPDATE kiosk_enrolment SET standing = 'ISSUED', decided_by = :by, decided_at = :at, certificate = :certificate
                                WHERE facility_id = :facility AND enrolment_id = :id AND standing = 'ASKED'
                                """,
                                id)
                        .param("by", by.value())
                        .param("at", Moments.of(at))
                        .param("certificate", certificate.copy())
                        .update();
        return changed == 1 && add(known);
    }

    @Override
    public boolean refused(String id, PersonId by, Instant at) {
        return of(
                                """
                                UPDATE kiosk_enrolment SET standing = 'REFUSED', decided_by = :by, decided_at = :at
                                WHERE facility_id = :facility AND enrolment_id = :id AND standing IN ('CODE_MADE', 'ASKED')
                                """,
                                id)
                        .param("by", by.value())
                        .param("at", Moments.of(at))
                        .update()
                == 1;
    }

    @Override
    public boolean add(KnownCertificate certificate) {
        return jdbc.sql(
                                """
                                INSERT INTO kiosk_certificate (facility_id, fingerprint, kiosk_id, not_after, enrolment_id, added_at)
                                VALUES (:facility, :fingerprint, :kiosk, :until, :enrolment, :at) ON CONFLICT DO NOTHING
                                """)
                        .param("facility", facility.value())
                        .param("fingerprint", certificate.fingerprint())
                        .param("kiosk", certificate.kiosk().value())
                        .param("until", Moments.of(certificate.notAfter()))
                        .param("enrolment", certificate.enrolment().orElse(null))
                        .param("at", Moments.of(certificate.addedAt()))
                        .update()
                == 1;
    }

    @Override
    public List<KnownCertificate> certificates() {
        return jdbc.sql(
                        "SELECT * FROM kiosk_certificate WHERE facility_id = :facility ORDER BY kiosk_id, added_at DESC")
                .param("facility", facility.value())
                .query((row, _) -> certificate(row))
                .list();
    }

    @Override
    public int revoke(KioskId kiosk, PersonId by, Instant at, String reason) {
        return jdbc.sql(
                        """
                        UPDATE kiosk_certificate SET revoked_at = :at, revoked_by = :by, reason = :reason
                        WHERE facility_id = :facility AND kiosk_id = :kiosk AND revoked_at IS NULL
                        """)
                .param("facility", facility.value())
                .param("kiosk", kiosk.value())
                .param("at", Moments.of(at))
                .param("by", by.value())
                .param("reason", reason)
                .update();
    }

    private static KnownCertificate certificate(ResultSet row) throws SQLException {
        return new KnownCertificate(
                row.getString("fingerprint"),
                new KioskId(row.getString("kiosk_id")),
                Moments.in(row, "not_after"),
                Optional.ofNullable(row.getString("enrolment_id")),
                Moments.in(row, "added_at"),
                Moments.maybe(row, "revoked_at"),
                Optional.ofNullable(row.getString("revoked_by")).map(PersonId::new),
                Optional.ofNullable(row.getString("reason")));
    }

    private static Enrolment enrolment(ResultSet row) throws SQLException {
        return new Enrolment(
                row.getString("enrolment_id"),
                new KioskId(row.getString("kiosk_id")),
                new PersonId(row.getString("made_by")),
                Moments.in(row, "made_at"),
                Moments.in(row, "expires_at"),
                Enrolment.Standing.valueOf(row.getString("standing")),
                Optional.ofNullable(row.getBytes("request")).map(Bytes::of),
                Optional.ofNullable(row.getString("key_mark")),
                Moments.maybe(row, "asked_at"),
                Optional.ofNullable(row.getString("asked_from")),
                Optional.ofNullable(row.getString("decided_by")).map(PersonId::new),
                Moments.maybe(row, "decided_at"),
                Optional.ofNullable(row.getBytes("certificate")).map(Bytes::of));
    }

    private JdbcClient.StatementSpec of(String sql, String id) {
        return jdbc.sql(sql).param("facility", facility.value()).param("id", id);
    }
}
