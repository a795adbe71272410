package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.people.Proposals;

/// Table `proposal`.
public final class StoredProposals implements Proposals {
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final FacilityId facility;

    public StoredProposals(JdbcClient jdbc, JsonMapper json, FacilityId facility) {
        this.jdbc = jdbc;
        this.json = json;
        this.facility = facility;
    }

    @Override
    public Optional<Pending> open(
            String kind, String subject, Map<String, String> details, Proposal proposal) {
        return jdbc.sql(
                        """
                        INSERT INTO proposal (facility_id, kind, subject, details, maker, made_at, reason)
                        VALUES (:facility, :kind, :subject, CAST(:details AS jsonb), :maker, :at, :reason)
                        ON CONFLICT DO NOTHING RETURNING *
                        """)
                .param("facility", facility.value())
                .param("kind", kind)
                .param("subject", subject)
                .param("details", json.writeValueAsString(details))
                .param("maker", proposal.maker().value())
                .param("at", Moments.of(proposal.at()))
                .param("reason", proposal.reason())
                .query((row, _) -> pending(row))
                .optional();
    }

    @Override
    public Optional<Pending> find(long id) {
        return jdbc.sql(
                        "SELECT * FROM proposal WHERE facility_id = :facility AND proposal_id = :id AND verdict IS NULL")
                .param("facility", facility.value())
                .param("id", id)
                .query((row, _) -> pending(row))
                .optional();
    }

    @Override
    public List<Pending> pending(String kind) {
        return jdbc.sql(
                        "SELECT * FROM proposal WHERE facility_id = :facility AND kind = :kind AND verdict IS NULL ORDER BY proposal_id")
                .param("facility", facility.value())
                .param("kind", kind)
                .query((row, _) -> pending(row))
                .list();
    }

    @Override
    public boolean decide(long id, Verdict verdict, PersonId checker, Instant at) {
        return jdbc.sql(
                                """
                                UPDATE proposal SET verdict = :verdict, checker = :checker, decided_at = :at
                                WHERE facility_id = :facility AND proposal_id = :id AND verdict IS NULL
                                  AND (:verdict = 'REFUSED' OR maker <> :checker)
                                """)
                        .param("facility", facility.value())
                        .param("id", id)
                        .param("verdict", verdict.name())
                        .param("checker", checker.value())
                        .param("at", Moments.of(at))
                        .update()
                == 1;
    }

    private Pending pending(ResultSet row) throws SQLException {
        return new Pending(
                row.getLong("proposal_id"),
                row.getString("kind"),
                row.getString("subject"),
                json.readValue(row.getString("details"), WORDS),
                new Proposal(
                        new PersonId(row.getString("maker")),
                        Moments.in(row, "made_at"),
                        row.getString("reason")));
    }
}
