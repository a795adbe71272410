package vn.hospitalkiosk.gateway.store;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.payment.Evidences;
import vn.hospitalkiosk.gateway.payment.Testimony;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.psp.OrderId;

public final class StoredEvidences implements Evidences {
    private static final String INSERT =
            """
            INSERT INTO evidence (facility_id, psp, psp_order_id, kind, digest, raw, received_at)
            VALUES (:facility, :psp, :order, :kind, :digest, :raw, :at)
            ON CONFLICT (facility_id, psp, kind, digest) DO NOTHING
            RETURNING evidence_id
            """;

    /// The lock is written to the log: who hears the same message again while the first one's capture is not on disk yet ends with a commit that waits for both ([LateFlush]).
    private static final String LOCK =
            """
            SELECT evidence_id, judgement FROM evidence
            WHERE facility_id = :facility AND psp = :psp AND kind = :kind AND digest = :digest FOR UPDATE
            """;

    /// A message that was kept and could not be judged then is judged now.
    private static final String INSERT_JUDGED =
            """
            INSERT INTO evidence (facility_id, psp, psp_order_id, kind, digest, raw, received_at, judgement)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (facility_id, psp, kind, digest) DO UPDATE SET judgement = excluded.judgement\
            """;

    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredEvidences(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public Filed file(PspCode psp, OrderId order, RawMessage raw, Instant at) {
        String digest = raw.digest();
        Optional<Long> fresh =
                jdbc.sql(INSERT)
                        .param("facility", facility.value())
                        .param("psp", psp.value())
                        .param("order", order.value())
                        .param("kind", raw.kind().name())
                        .param("digest", digest)
                        .param("raw", raw.bytes())
                        .param("at", Moments.of(at))
                        .query(Long.class)
                        .optional();
        if (fresh.isPresent()) {
            return new Filed(fresh.get(), false);
        }
        return jdbc.sql(LOCK)
                .param("facility", facility.value())
                .param("psp", psp.value())
                .param("kind", raw.kind().name())
                .param("digest", digest)
                .query((row, _) ->
                        new Filed(row.getLong("evidence_id"), row.getString("judgement") != null))
                .single();
    }

    @Override
    public Filed file(PspCode psp, OrderId order, Testimony testimony, Instant at) {
        Filed filed = file(psp, order, testimony.raw(), at);
        Proposal proposal = testimony.eyes().proposal();
        jdbc.sql("INSERT INTO two_people VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(
                        facility.value(),
                        filed.id(),
                        proposal.maker().value(),
                        proposal.reason(),
                        Moments.of(proposal.at()),
                        testimony.eyes().checker().value(),
                        Moments.of(testimony.eyes().at()),
                        testimony.source())
                .update();
        return filed;
    }

    @Override
    public void judged(PspCode psp, OrderId order, RawMessage raw, Instant at, String judgement) {
        Together.later(
                jdbc,
                INSERT_JUDGED,
                facility.value(),
                psp.value(),
                order.value(),
                raw.kind().name(),
                raw.digest(),
                raw.bytes(),
                Moments.of(at),
                judgement);
    }

    @Override
    public void judged(Filed filed, String judgement) {
        Together.later(
                jdbc,
                "UPDATE evidence SET judgement = ? WHERE facility_id = ? AND evidence_id = ?",
                judgement,
                facility.value(),
                filed.id());
    }
}
