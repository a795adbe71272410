package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.bhxh.CardCheck;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.insurance.CardChecks;
import vn.hospitalkiosk.gateway.insurance.CheckId;
import vn.hospitalkiosk.gateway.insurance.Finding;
import vn.hospitalkiosk.gateway.insurance.Insured;
import vn.hospitalkiosk.gateway.insurance.Look;
import vn.hospitalkiosk.gateway.insurance.Moment;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.vault.Vault;

/// Tables `insurance_check` and `insurance_evidence`.
public final class StoredCardChecks implements CardChecks {
    private static final int LONGEST_WORDS = 300;

    /// Asked anew in the same visit: the same row, due as if it were new; the time of asking that counts is that of the registered visit.
    private static final String BEGIN =
            """
            INSERT INTO insurance_check AS c (facility_id, check_id, visit_id, kiosk_id, patient_key, moment, subject,
                asked_at, state, tries, next_check_at, task)
            VALUES (:facility, :check, :visit, :kiosk, :patient, :moment, :subject, :at, 'OPEN', 1, :until, 'WAIT')
            ON CONFLICT (facility_id, visit_id, patient_key, moment) DO UPDATE SET subject = excluded.subject, state = 'OPEN',
                asked_at = CASE WHEN c.encounter IS NULL THEN excluded.asked_at ELSE c.asked_at END,
                tries = c.tries + 1, next_check_at = excluded.next_check_at, task = 'WAIT', answer = NULL, answered_at = NULL,
                meaning = NULL, settled_at = NULL, settled_by = NULL, tell_at = NULL, told_at = NULL
            RETURNING *
            """;

    private static final String TAKE =
            """
            UPDATE insurance_check SET next_check_at = :until, tries = tries + 1 WHERE (facility_id, check_id) IN (
              SELECT facility_id, check_id FROM insurance_check
              WHERE facility_id = :facility AND state = 'OPEN' AND next_check_at <= :now
              ORDER BY next_check_at LIMIT :most FOR UPDATE SKIP LOCKED)
            RETURNING *
            """;
    private static final String TAKE_REPORTS =
            """
            UPDATE insurance_check SET tell_at = :until, tell_tries = tell_tries + 1 WHERE (facility_id, check_id) IN (
              SELECT facility_id, check_id FROM insurance_check
              WHERE facility_id = :facility AND tell_at <= :now
              ORDER BY tell_at LIMIT :most FOR UPDATE SKIP LOCKED)
            RETURNING *
            """;

    /// The sealed subject belongs to visit and patient, not to the row: it may be copied as it is.
    private static final String LOOK_AGAIN =
            """
            INSERT INTO insurance_check (facility_id, check_id, visit_id, kiosk_id, patient_key, moment, subject, encounter,
                asked_at, state, tries, next_check_at, task)
            SELECT facility_id, gen_random_uuid()::text, visit_id, kiosk_id, patient_key, :moment, subject, encounter,
                :now, 'OPEN', 0, :now, 'NONE'
            FROM insurance_check WHERE facility_id = :facility AND moment = 'ARRIVAL' AND encounter IS NOT NULL
            """;

    private static final String ONCE =
            " ON CONFLICT (facility_id, visit_id, patient_key, moment) DO NOTHING";

    private final JdbcClient jdbc;
    private final FacilityId facility;
    private final Transactions transactions;
    private final SealedCards sealed;

    public StoredCardChecks(
            JdbcClient jdbc, FacilityId facility, Transactions transactions, Vault vault) {
        this.jdbc = jdbc;
        this.facility = facility;
        this.transactions = transactions;
        this.sealed = new SealedCards(vault, facility);
    }

    @Override
    public Look begin(
            VisitId visit, KioskId kiosk, Moment moment, Insured who, Instant at, Instant until) {
        byte[] patient = sealed.key(who.patient());
        return of(BEGIN)
                .param("check", UUID.randomUUID().toString())
                .param("visit", visit.value())
                .param("kiosk", kiosk.value())
                .param("patient", patient)
                .param("moment", moment.name())
                .param("subject", sealed.subject(visit, patient, who))
                .param("at", Moments.of(at))
                .param("until", Moments.of(until))
                .query((row, _) -> look(row, who))
                .single();
    }

    @Override
    public void answered(Look look, Asked asked, Finding finding) {
        transactions.within(() -> {
            file(look, asked, "code " + finding.code());
            return of("""
            UPDATE insurance_check SET state = 'ANSWERED', next_check_at = NULL, why = NULL, meaning = :meaning,
                task = :task, answer = :answer, answered_at = :at, tell_at = :at, tell_tries = 0, told_at = NULL
            WHERE facility_id = :facility AND check_id = :check AND state = 'OPEN'
            """)
                    .param("check", look.id().value())
                    .param("meaning", finding.state().name())
                    .param("task", finding.task().name())
                    .param("answer", sealed.answer(look.id(), finding))
                    .param("at", Moments.of(asked.until()))
                    .update();
        });
    }

    @Override
    public void unanswered(Look look, Asked asked, Instant next) {
        String why = asked.check() instanceof CardCheck.Unanswered none ? none.why() : "";
        transactions.within(() -> {
            file(look, asked, why);
            return of("""
            UPDATE insurance_check SET next_check_at = :next, why = :why, task = 'WAIT'
            WHERE facility_id = :facility AND check_id = :check AND state = 'OPEN'
            """)
                    .param("check", look.id().value())
                    .param("next", Moments.of(next))
                    .param("why", cut(why))
                    .update();
        });
    }

    private void file(Look look, Asked asked, String outcome) {
        String id = UUID.randomUUID().toString();
        of("""
        INSERT INTO insurance_evidence (facility_id, evidence_id, check_id, asked_at, ended_at, outcome, raw)
        VALUES (:facility, :id, :check, :at, :until, :outcome, :raw)
        """)
                .param("id", id)
                .param("check", look.id().value())
                .param("at", Moments.of(asked.at()))
                .param("until", Moments.of(asked.until()))
                .param("outcome", cut(outcome))
                .param(
                        "raw",
                        asked.check().raw().map(raw -> sealed.raw(id, raw.bytes())).orElse(null),
                        java.sql.Types.BINARY)
                .update();
    }

    @Override
    public List<Look> takeDue(int most, Instant now, Instant until) {
        return of(TAKE)
                .param("now", Moments.of(now))
                .param("until", Moments.of(until))
                .param("most", most)
                .query((row, _) -> look(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void releaseAll(Instant now) {
        of("UPDATE insurance_check SET next_check_at = least(next_check_at, :now) WHERE facility_id = :facility AND state = 'OPEN' AND tries > 0 AND why IS NOT NULL")
                .param("now", Moments.of(now))
                .update();
    }

    @Override
    public Optional<Finding> answer(VisitId visit, HisPatientId patient) {
        return of("SELECT * FROM insurance_check WHERE facility_id = :facility AND visit_id = :visit AND patient_key = :patient AND moment = 'ARRIVAL' AND state = 'ANSWERED'")
                .param("visit", visit.value())
                .param("patient", sealed.key(patient))
                .query((row, _) -> sealed.answer(row))
                .optional()
                .flatMap(found -> found);
    }

    @Override
    public void registered(KioskId kiosk, VisitId visit, HisPatientId patient, String encounter) {
        of("UPDATE insurance_check SET encounter = :encounter, kiosk_id = :kiosk WHERE facility_id = :facility AND visit_id = :visit AND patient_key = :patient")
                .param("encounter", encounter)
                .param("kiosk", kiosk.value())
                .param("visit", visit.value())
                .param("patient", sealed.key(patient))
                .update();
    }

    @Override
    public int lapse(Instant askedBefore) {
        return of("""
        UPDATE insurance_check SET state = 'LAPSED', subject = NULL, answer = NULL, next_check_at = NULL, tell_at = NULL
        WHERE facility_id = :facility AND encounter IS NULL AND state <> 'LAPSED' AND asked_at < :before
        """)
                .param("before", Moments.of(askedBefore))
                .update();
    }

    @Override
    public int lookAgain(Moment moment, Instant from, Instant until, Instant now) {
        return of(LOOK_AGAIN + " AND asked_at >= :from AND asked_at < :until" + ONCE)
                .param("moment", moment.name())
                .param("from", Moments.of(from))
                .param("until", Moments.of(until))
                .param("now", Moments.of(now))
                .update();
    }

    @Override
    public void closing(String encounter, Instant now) {
        of(LOOK_AGAIN + " AND encounter = :encounter" + ONCE)
                .param("moment", Moment.BEFORE_CLOSING.name())
                .param("encounter", encounter)
                .param("now", Moments.of(now))
                .update();
    }

    @Override
    public List<Report> takeReports(int most, Instant now, Instant until) {
        return of(TAKE_REPORTS)
                .param("now", Moments.of(now))
                .param("until", Moments.of(until))
                .param("most", most)
                .query((row, _) -> report(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Report> report(ResultSet row) throws SQLException {
        Optional<Insured> who = sealed.subject(row);
        Optional<Finding> finding = sealed.answer(row);
        return who.isEmpty() || finding.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Report(
                                new CheckId(row.getString("check_id")),
                                new KioskId(row.getString("kiosk_id")),
                                who.get().patient(),
                                Optional.ofNullable(row.getString("encounter")),
                                finding.get(),
                                Moments.in(row, "answered_at"),
                                row.getInt("tell_tries")));
    }

    @Override
    public void told(CheckId check, Instant at, String answer) {
        of("UPDATE insurance_check SET tell_at = NULL, told_at = :at, tell_answer = :answer WHERE facility_id = :facility AND check_id = :check")
                .param("at", Moments.of(at))
                .param("answer", cut(answer))
                .param("check", check.value())
                .update();
    }

    @Override
    public void tellAgain(CheckId check, Instant at, String answer) {
        of("UPDATE insurance_check SET tell_at = :at, tell_answer = :answer WHERE facility_id = :facility AND check_id = :check AND state = 'ANSWERED'")
                .param("at", Moments.of(at))
                .param("answer", cut(answer))
                .param("check", check.value())
                .update();
    }

    @Override
    public void notOffered(CheckId check, Instant at) {
        of("UPDATE insurance_check SET tell_at = NULL, tell_answer = 'not offered' WHERE facility_id = :facility AND check_id = :check")
                .param("check", check.value())
                .update();
    }

    @Override
    public int reseal(int most) {
        return sealed.reseal(jdbc, most);
    }

    @Override
    public int forget(Instant askedBefore) {
        return of("DELETE FROM insurance_check WHERE facility_id = :facility AND asked_at < :before AND state <> 'OPEN'")
                .param("before", Moments.of(askedBefore))
                .update();
    }

    @Override
    public Waiting waiting() {
        return of("SELECT count(*) AS cards, min(asked_at) AS since FROM insurance_check WHERE facility_id = :facility AND state = 'OPEN'")
                .query((row, _) -> new Waiting(row.getLong("cards"), Moments.maybe(row, "since")))
                .single();
    }

    private JdbcClient.StatementSpec of(String sql) {
        return jdbc.sql(sql).param("facility", facility.value());
    }

    private Optional<Look> look(ResultSet row) throws SQLException {
        Optional<Insured> who = sealed.subject(row);
        return who.isEmpty() ? Optional.empty() : Optional.of(look(row, who.get()));
    }

    private static Look look(ResultSet row, Insured who) throws SQLException {
        return new Look(
                new CheckId(row.getString("check_id")),
                new VisitId(row.getString("visit_id")),
                new KioskId(row.getString("kiosk_id")),
                Moment.valueOf(row.getString("moment")),
                who,
                Moments.in(row, "asked_at"),
                row.getInt("tries"));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_WORDS ? text : text.substring(0, LONGEST_WORDS);
    }
}
