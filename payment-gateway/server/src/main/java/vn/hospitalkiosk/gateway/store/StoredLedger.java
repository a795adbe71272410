package vn.hospitalkiosk.gateway.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.ledger.Books;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.ledger.Ledger;
import vn.hospitalkiosk.gateway.ledger.Subject;

public final class StoredLedger implements Ledger, Books {
    /// Journal and entries in one statement: one round trip on the path of every payment.
    private static final String POST =
            """
            WITH posted AS (
              INSERT INTO journal (facility_id, kind, subject_kind, subject_id, business_date, shift, posted_at, reverses, reason)
              VALUES (:facility, :kind, :subjectKind, :subject, :day, :shift, :at, :reverses, :reason)
              RETURNING facility_id, journal_id),
            lines AS (
              INSERT INTO entry (facility_id, journal_id, line, account, amount_vnd, kiosk_id, psp, channel)
              SELECT p.facility_id, p.journal_id, e.line, e.account, e.amount, e.kiosk, e.psp, e.channel
              FROM posted p, unnest(:accounts::text[], :amounts::bigint[], :kiosks::text[], :psps::text[], :channels::text[])
                WITH ORDINALITY AS e (account, amount, kiosk, psp, channel, line))
            SELECT journal_id FROM posted
            """;

    private static final String SELECT =
            """
            SELECT j.journal_id, j.kind, j.subject_kind, j.subject_id, j.business_date, j.shift, j.posted_at, j.reverses, j.reason,
                   e.account, e.amount_vnd, e.kiosk_id, e.psp, e.channel
            FROM journal j JOIN entry e USING (facility_id, journal_id) WHERE j.facility_id = :facility
            """;

    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredLedger(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public long post(Journal journal) {
        return jdbc.sql(POST)
                .param("facility", facility.value())
                .param("kind", journal.kind().name())
                .param("subjectKind", journal.subject().kind().name())
                .param("subject", journal.subject().id())
                .param("day", journal.time().day())
                .param("shift", journal.time().shift())
                .param("at", Moments.of(journal.time().at()))
                .param("reverses", journal.reversal().map(Journal.Reversal::journal).orElse(null))
                .param("reason", journal.reversal().map(Journal.Reversal::reason).orElse(null))
                .param("accounts", texts(journal, e -> e.account().name()))
                .param(
                        "amounts",
                        journal.entries().stream().map(e -> e.amount().dong()).toArray(Long[]::new))
                .param(
                        "kiosks",
                        texts(journal, e -> e.origin().kiosk().map(KioskId::value).orElse(null)))
                .param("psps", texts(journal, e -> e.origin().psp().value()))
                .param("channels", texts(journal, e -> e.origin().channel().name()))
                .query(Long.class)
                .single();
    }

    private static @Nullable String[] texts(
            Journal journal, Function<Journal.Entry, @Nullable String> column) {
        @Nullable String[] texts = new @Nullable String[journal.entries().size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.apply(journal.entries().get(i));
        }
        return texts;
    }

    @Override
    public Optional<Journal.Booked> find(long number) {
        return JournalLine.joined(
                        jdbc.sql(SELECT + "AND j.journal_id = :number ORDER BY e.line")
                                .param("facility", facility.value())
                                .param("number", number)
                                .query(JournalLine::in)
                                .list())
                .stream()
                .findFirst();
    }

    @Override
    public List<Journal.Booked> about(Subject subject) {
        return JournalLine.joined(
                jdbc.sql(
                                SELECT
                                        + "AND j.subject_kind = :kind AND j.subject_id = :id ORDER BY j.journal_id, e.line")
                        .param("facility", facility.value())
                        .param("kind", subject.kind().name())
                        .param("id", subject.id())
                        .query(JournalLine::in)
                        .list());
    }
}
