package vn.hospitalkiosk.gateway.store;

import java.util.Arrays;
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
    /// Journal and entries in one statement: one round trip on the path of every payment. The number is given when it was drawn before.
    private static final String POST =
            """
            WITH posted AS (
              INSERT INTO journal (facility_id, journal_id, kind, subject_kind, subject_id, business_date, shift, posted_at, reverses, reason)
              OVERRIDING SYSTEM VALUE VALUES (?, coalesce(?::bigint, %s), ?, ?, ?, ?, ?, ?, ?::bigint, ?)
              RETURNING facility_id, journal_id),
            lines AS (
              INSERT INTO entry (facility_id, journal_id, line, account, amount_vnd, kiosk_id, psp, channel)
              SELECT p.facility_id, p.journal_id, e.line, e.account, e.amount, e.kiosk, e.psp, e.channel
              FROM posted p, unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[])
                WITH ORDINALITY AS e (account, amount, kiosk, psp, channel, line))
            SELECT journal_id FROM posted\
            """
                    .formatted(StoredLedger.NEXT);

    /// The next journal's number.
    static final String NEXT = "nextval('journal_journal_id_seq')";

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

    /// With a number that was drawn before, on another statement's way, it goes with the other writes of its transaction.
    @Override
    public long post(Journal journal) {
        Long drawn = Together.journal();
        @Nullable Object[] values = values(drawn, journal);
        if (drawn == null) {
            return jdbc.sql(POST).params(Arrays.asList(values)).query(Long.class).single();
        }
        Together.later(jdbc, POST, values);
        return drawn;
    }

    private @Nullable Object[] values(@Nullable Long number, Journal journal) {
        List<Journal.Entry> entries = journal.entries();
        return new @Nullable Object[] {
            facility.value(),
            number,
            journal.kind().name(),
            journal.subject().kind().name(),
            journal.subject().id(),
            journal.time().day(),
            journal.time().shift(),
            Moments.of(journal.time().at()),
            journal.reversal().map(Journal.Reversal::journal).orElse(null),
            journal.reversal().map(Journal.Reversal::reason).orElse(null),
            texts(entries, e -> e.account().name()),
            entries.stream().map(e -> e.amount().dong()).toArray(Long[]::new),
            texts(entries, e -> e.origin().kiosk().map(KioskId::value).orElse(null)),
            texts(entries, e -> e.origin().psp().value()),
            texts(entries, e -> e.origin().channel().name())
        };
    }

    private static @Nullable String[] texts(
            List<Journal.Entry> entries, Function<Journal.Entry, @Nullable String> column) {
        @Nullable String[] texts = new @Nullable String[entries.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.apply(entries.get(i));
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
