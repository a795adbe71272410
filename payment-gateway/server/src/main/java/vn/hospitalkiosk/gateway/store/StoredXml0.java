package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.insurance.Finding;
import vn.hospitalkiosk.gateway.insurance.Insured;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.vault.Opened;
import vn.hospitalkiosk.gateway.vault.Place;
import vn.hospitalkiosk.gateway.vault.Vault;
import vn.hospitalkiosk.gateway.xml0.Due;
import vn.hospitalkiosk.gateway.xml0.FirstCost;
import vn.hospitalkiosk.gateway.xml0.Reports;

/// Tables `first_cost` and `xml0_report`.
public final class StoredXml0 implements Reports {
    private static final int LONGEST_WORDS = 300;

    /// A visit's card may change for as long as the visit lasts; older costs are left alone.
    private static final Duration LOOKED_BACK = Duration.ofDays(60);

    private static final String DUE =
            """
            SELECT f.encounter, f.visit_id, f.patient_key, f.patient, f.service, f.ordered_at,
                c.check_id, c.subject, c.answer, c.answered_at,
                (SELECT count(*) FROM xml0_report r WHERE r.facility_id = f.facility_id AND r.encounter = f.encounter) AS reports
            FROM first_cost f CROSS JOIN LATERAL (
                SELECT * FROM insurance_check c WHERE c.facility_id = f.facility_id AND c.visit_id = f.visit_id
                    AND c.patient_key = f.patient_key AND c.state = 'ANSWERED'
                ORDER BY c.answered_at DESC LIMIT 1) c
            WHERE f.facility_id = :facility AND f.ordered_at > now() - make_interval(secs => :back)
                AND f.considered IS DISTINCT FROM c.answered_at
            ORDER BY f.ordered_at LIMIT :most
            """;
    private static final String MAKE =
            """
            INSERT INTO xml0_report (facility_id, encounter, sequence, content_key, document, made_at)
            SELECT :facility, :encounter, :sequence, :content, :document, :at
            WHERE NOT EXISTS (SELECT 1 FROM xml0_report WHERE facility_id = :facility AND encounter = :encounter
                AND sequence = :sequence - 1 AND content_key = :content)
            ON CONFLICT (facility_id, encounter, sequence) DO NOTHING
            """;
    private static final String TAKE =
            """
            UPDATE xml0_report SET send_at = :until, send_tries = send_tries + 1 WHERE (facility_id, encounter, sequence) IN (
              SELECT facility_id, encounter, sequence FROM xml0_report
              WHERE facility_id = :facility AND sent_at IS NULL AND written_at IS NOT NULL AND coalesce(send_at, :now) <= :now
              ORDER BY made_at LIMIT :most FOR UPDATE SKIP LOCKED)
            RETURNING *
            """;

    private final JdbcClient jdbc;
    private final FacilityId facility;
    private final Transactions transactions;
    private final Vault vault;
    private final SealedCards sealed;

    public StoredXml0(
            JdbcClient jdbc, FacilityId facility, Transactions transactions, Vault vault) {
        this.jdbc = jdbc;
        this.facility = facility;
        this.transactions = transactions;
        this.vault = vault;
        this.sealed = new SealedCards(vault, facility);
    }

    @Override
    public void noted(FirstCost cost) {
        of("""
        INSERT INTO first_cost (facility_id, encounter, visit_id, patient_key, patient, service, ordered_at)
        VALUES (:facility, :encounter, :visit, :key, :patient, :service, :at)
        ON CONFLICT (facility_id, encounter) DO NOTHING
        """)
                .param("encounter", cost.encounter())
                .param("visit", cost.visit().value())
                .param("key", sealed.key(cost.patient()))
                .param("patient", vault.seal(ofPatient(cost.encounter()), cost.patient().value()))
                .param("service", cut(cost.service()))
                .param("at", Moments.of(cost.at()))
                .update();
    }

    @Override
    public List<Due> due(int most) {
        return of(DUE)
                .param("most", most)
                .param("back", LOOKED_BACK.toSeconds())
                .query((row, _) -> due(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Due> due(ResultSet row) throws SQLException {
        Optional<Insured> who = sealed.subject(row);
        Optional<Finding> finding = sealed.answer(row);
        String encounter = row.getString("encounter");
        Optional<String> patient = vault.text(ofPatient(encounter), row.getBytes("patient"));
        return who.isEmpty() || finding.isEmpty() || patient.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Due(
                                new FirstCost(
                                        new VisitId(row.getString("visit_id")),
                                        new HisPatientId(patient.get()),
                                        encounter,
                                        row.getString("service"),
                                        Moments.in(row, "ordered_at")),
                                who.get(),
                                finding.get(),
                                Moments.in(row, "answered_at"),
                                row.getInt("reports")));
    }

    @Override
    public void considered(Due due) {
        consider(due);
    }

    private int consider(Due due) {
        return of("UPDATE first_cost SET considered = :at WHERE facility_id = :facility AND encounter = :encounter")
                .param("at", Moments.of(due.answeredAt()))
                .param("encounter", due.cost().encounter())
                .update();
    }

    @Override
    public boolean made(Due due, int sequence, String content, byte[] document, Instant at) {
        String encounter = due.cost().encounter();
        return transactions.within(() -> {
            int made =
                    of(MAKE).param("encounter", encounter)
                            .param("sequence", sequence)
                            .param("content", vault.lookup("xml0", facility + "|" + content))
                            .param(
                                    "document",
                                    vault.seal(ofDocument(encounter, sequence), document))
                            .param("at", Moments.of(at))
                            .update();
            consider(due);
            return made == 1;
        });
    }

    @Override
    public List<Ready> unwritten(int most) {
        return of(
                        "SELECT * FROM xml0_report WHERE facility_id = :facility AND written_at IS NULL ORDER BY made_at LIMIT :most")
                .param("most", most)
                .query((row, _) -> ready(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<Ready> takeUnsent(int most, Instant now, Instant until) {
        return of(TAKE)
                .param("now", Moments.of(now))
                .param("until", Moments.of(until))
                .param("most", most)
                .query((row, _) -> ready(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Ready> ready(ResultSet row) throws SQLException {
        String encounter = row.getString("encounter");
        int sequence = row.getInt("sequence");
        int tries = row.getInt("send_tries");
        return switch (vault.open(ofDocument(encounter, sequence), row.getBytes("document"))) {
            case Opened.Clear(byte[] document) ->
                    Optional.of(new Ready(encounter, sequence, document, tries));
            case Opened.KeyMissing _, Opened.Damaged _ -> Optional.empty();
        };
    }

    @Override
    public void written(String encounter, int sequence, Instant at) {
        change("written_at = :at", encounter, sequence, at, "");
    }

    @Override
    public void sent(String encounter, int sequence, Instant at, String transaction) {
        change(
                "sent_at = :at, send_at = NULL, answer = :words",
                encounter,
                sequence,
                at,
                transaction);
    }

    @Override
    public void sendAgain(String encounter, int sequence, Instant at, String answer) {
        change("send_at = :at, answer = :words", encounter, sequence, at, answer);
    }

    private void change(String what, String encounter, int sequence, Instant at, String words) {
        of("UPDATE xml0_report SET "
                        + what
                        + " WHERE facility_id = :facility AND encounter = :encounter AND sequence = :sequence")
                .param("at", Moments.of(at))
                .param("words", cut(words))
                .param("encounter", encounter)
                .param("sequence", sequence)
                .update();
    }

    @Override
    public int forget(Instant orderedBefore) {
        String old = "FROM first_cost WHERE facility_id = :facility AND ordered_at < :before";
        return transactions.within(() -> {
            of("DELETE FROM xml0_report WHERE (facility_id, encounter) IN (SELECT facility_id, encounter "
                            + old
                            + ")")
                    .param("before", Moments.of(orderedBefore))
                    .update();
            return of("DELETE " + old).param("before", Moments.of(orderedBefore)).update();
        });
    }

    @Override
    public long unsent() {
        return of("SELECT count(*) FROM xml0_report WHERE facility_id = :facility AND sent_at IS NULL")
                .query(Long.class)
                .single();
    }

    @Override
    public long waiting() {
        return of("SELECT count(*) FROM first_cost WHERE facility_id = :facility AND considered IS NULL")
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec of(String sql) {
        return jdbc.sql(sql).param("facility", facility.value());
    }

    private Place ofPatient(String encounter) {
        return new Place("first_cost", facility + "/" + encounter, "patient");
    }

    private Place ofDocument(String encounter, int sequence) {
        return new Place("xml0_report", facility + "/" + encounter + "/" + sequence, "document");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_WORDS ? text : text.substring(0, LONGEST_WORDS);
    }
}
