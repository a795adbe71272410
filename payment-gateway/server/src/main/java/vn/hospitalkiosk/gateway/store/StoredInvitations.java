package vn.hospitalkiosk.gateway.store;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.people.Bytes;
import vn.hospitalkiosk.gateway.people.Invitations;
import vn.hospitalkiosk.gateway.people.PersonId;

/// Table `invitation`.
public final class StoredInvitations implements Invitations {
    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredInvitations(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public void put(Invitation invitation) {
        jdbc.sql(
                        "UPDATE invitation SET ended_at = :now WHERE facility_id = :facility AND person_id = :person AND ended_at IS NULL")
                .param("facility", facility.value())
                .param("person", invitation.person().value())
                .param("now", Moments.of(invitation.expires()))
                .update();
        of(
                        "INSERT INTO invitation (facility_id, token_digest, person_id, code_secret, expires_at) VALUES (:facility, :digest, :person, :secret, :expires)",
                        invitation.digest())
                .param("person", invitation.person().value())
                .param("secret", invitation.codeSecret().copy())
                .param("expires", Moments.of(invitation.expires()))
                .update();
    }

    @Override
    public Optional<Invitation> open(Bytes digest, Instant now) {
        return of(
                        "SELECT * FROM invitation WHERE facility_id = :facility AND token_digest = :digest AND ended_at IS NULL AND expires_at > :now",
                        digest)
                .param("now", Moments.of(now))
                .query((row, _) ->
                        new Invitation(
                                Bytes.of(row.getBytes("token_digest")),
                                new PersonId(row.getString("person_id")),
                                Bytes.of(row.getBytes("code_secret")),
                                Moments.in(row, "expires_at"),
                                row.getInt("failures")))
                .optional();
    }

    @Override
    public int failed(Bytes digest) {
        return of(
                        "UPDATE invitation SET failures = failures + 1 WHERE facility_id = :facility AND token_digest = :digest RETURNING failures",
                        digest)
                .query(Integer.class)
                .optional()
                .orElse(Integer.MAX_VALUE);
    }

    @Override
    public boolean use(Bytes digest, Instant now) {
        return of(
                                "UPDATE invitation SET ended_at = :now WHERE facility_id = :facility AND token_digest = :digest AND ended_at IS NULL",
                                digest)
                        .param("now", Moments.of(now))
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec of(String sql, Bytes digest) {
        return jdbc.sql(sql).param("facility", facility.value()).param("digest", digest.copy());
    }
}
