package vn.hospitalkiosk.gateway.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.ledger.seal.DailyRoot;
import vn.hospitalkiosk.gateway.ledger.seal.Leaves;
import vn.hospitalkiosk.gateway.ledger.seal.Seal;
import vn.hospitalkiosk.gateway.ledger.seal.SealBook;
import vn.hospitalkiosk.gateway.ledger.seal.Sha256;

/// A transaction whose id is smaller than `pg_snapshot_xmin` has ended: what it booked is visible, and nothing will join it. So the ids say, without a mark on any journal, what is still to be sealed.
public final class StoredSeals implements SealBook {
    private static final int AT_ONCE = 10_000;

    private static final String BOUNDS =
            """
            WITH w AS MATERIALIZED (SELECT pg_current_snapshot() AS now),
                 open AS (SELECT posted_in FROM journal, w WHERE facility_id = :facility AND posted_in >= :from::text::xid8
                            AND posted_in < pg_snapshot_xmin(now))
            SELECT pg_snapshot_xmin(now)::text::bigint AS ended, pg_snapshot_xmax(now)::text::bigint AS next,
                   (SELECT posted_in::text::bigint FROM open ORDER BY open.posted_in LIMIT 1) AS first,
                   (SELECT posted_in::text::bigint FROM open ORDER BY open.posted_in OFFSET :atOnce LIMIT 1) AS cut
            FROM w
            """;

    private static final String NOT_SEALED =
            "NOT EXISTS (SELECT 1 FROM seal s WHERE s.facility_id = j.facility_id AND s.day = j.business_date AND j.journal_id = ANY (s.journals))";

    private static final String HEADS_WITHOUT_ROOT =
            """
            SELECT s.day, s.number, s.hash
            FROM (SELECT day, max(number) AS number FROM seal WHERE facility_id = :facility GROUP BY day) d
            JOIN seal s ON s.facility_id = :facility AND s.day = d.day AND s.number = d.number
            WHERE s.number > coalesce(
              (SELECT max(r.seals) FROM daily_root r WHERE r.facility_id = :facility AND r.day = s.day), 0)
            """;

    private static final String INSERT =
            """
            INSERT INTO seal (facility_id, position, day, number, sealed_at, up_to, floor, previous, hash, journals, leaves)
            VALUES (:facility, :position, :day, :number, :at, :upTo, :floor, :previous, :hash, :journals, :leaves)
            """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredSeals(JdbcTemplate template, FacilityId facility) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.facility = facility;
    }

    private record Bounds(long ended, long next, Optional<Long> first, Optional<Long> cut) {}

    @Override
    public boolean lock() {
        return jdbc.sql(
                        "SELECT pg_try_advisory_xact_lock(hashtextextended('seal ' || :facility, 0))")
                .param("facility", facility.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Seal.Place last() {
        return jdbc.sql(
                        "SELECT position, up_to, floor FROM seal WHERE facility_id = :facility ORDER BY position DESC LIMIT 1")
                .param("facility", facility.value())
                .query((row, _) -> place(row))
                .optional()
                .orElse(Seal.Place.START);
    }

    static Seal.Place place(ResultSet row) throws SQLException {
        return new Seal.Place(row.getLong("position"), row.getLong("up_to"), row.getLong("floor"));
    }

    @Override
    public Unsealed unsealed(Seal.Place last) {
        Bounds bounds =
                jdbc.sql(BOUNDS)
                        .param("facility", facility.value())
                        .param("from", last.upTo())
                        .param("atOnce", AT_ONCE)
                        .query((row, _) ->
                                new Bounds(
                                        row.getLong("ended"),
                                        row.getLong("next"),
                                        Optional.ofNullable(row.getObject("first", Long.class)),
                                        Optional.ofNullable(row.getObject("cut", Long.class))))
                        .single();
        if (last.upTo() > bounds.ended()) {
            return afterRestore(last, bounds);
        }
        if (bounds.first().isEmpty()) {
            return new Unsealed(last, new TreeMap<>());
        }
        // All of one transaction, however many, and never half of one.
        long upTo =
                bounds.cut()
                        .map(cut -> Math.max(cut, bounds.first().get() + 1))
                        .orElse(bounds.ended());
        String which =
                "AND j.posted_in >= '%d'::xid8 AND j.posted_in < '%d'::xid8"
                        .formatted(last.upTo(), upTo);
        if (last.floor() > 0) {
            which += " AND (j.journal_id > " + last.floor() + " OR " + NOT_SEALED + ")";
        }
        return new Unsealed(
                new Seal.Place(last.position() + 1, upTo, last.floor()), journals(which));
    }

    /// Transaction ids have gone back: this database was restored into another cluster. What was booked before has ids from there, so it is compared with the seals, now and until the ids of this cluster have passed.
    private Unsealed afterRestore(Seal.Place last, Bounds bounds) {
        long floor =
                jdbc.sql(
                                "SELECT coalesce(max(journal_id), 0) FROM journal WHERE facility_id = :facility")
                        .param("facility", facility.value())
                        .query(Long.class)
                        .single();
        String which =
                "AND (j.posted_in < '%d'::xid8 OR j.posted_in >= '%d'::xid8) AND "
                        .formatted(bounds.ended(), bounds.next());
        return new Unsealed(
                new Seal.Place(last.position() + 1, bounds.ended(), floor),
                journals(which + NOT_SEALED));
    }

    private SortedMap<LocalDate, Leaves> journals(String which) {
        SortedMap<LocalDate, Leaves> days = new TreeMap<>();
        template.execute((Connection connection) -> {
            CopiedJournals.gathered(connection, facility.value(), which)
                    .readInto((day, number, _, _, _, canonical) ->
                            days.computeIfAbsent(day, _ -> new Leaves()).add(number, canonical));
            return days.size();
        });
        return days;
    }

    @Override
    public Optional<Seal.Head> head(LocalDate day) {
        return jdbc.sql(
                        "SELECT number, hash FROM seal WHERE facility_id = :facility AND day = :day ORDER BY number DESC LIMIT 1")
                .param("facility", facility.value())
                .param("day", day)
                .query((row, _) -> head(row))
                .optional();
    }

    private static Seal.Head head(ResultSet row) throws SQLException {
        return new Seal.Head(row.getInt("number"), Sha256.of(row.getBytes("hash")));
    }

    @Override
    public SortedMap<LocalDate, Seal.Head> withoutRoot() {
        return heads(HEADS_WITHOUT_ROOT, 0);
    }

    @Override
    public SortedMap<LocalDate, Seal.Head> headsAfter(long position) {
        return heads(
                "SELECT day, number, hash FROM seal WHERE facility_id = :facility AND position > :position ORDER BY position",
                position);
    }

    private SortedMap<LocalDate, Seal.Head> heads(String query, long position) {
        SortedMap<LocalDate, Seal.Head> heads = new TreeMap<>();
        jdbc.sql(query)
                .param("facility", facility.value())
                .param("position", position)
                .query(row -> {
                    heads.put(row.getObject("day", LocalDate.class), head(row));
                });
        return heads;
    }

    @Override
    public void add(Seal seal) {
        jdbc.sql(INSERT)
                .param("facility", facility.value())
                .param("position", seal.place().position())
                .param("day", seal.day())
                .param("number", seal.number())
                .param("at", Moments.of(seal.sealedAt()))
                .param("upTo", seal.place().upTo())
                .param("floor", seal.place().floor())
                .param("previous", seal.previous().bytes())
                .param("hash", seal.hash().bytes())
                .param("journals", seal.leaves().journals())
                .param("leaves", seal.leaves().hashes())
                .update();
    }

    @Override
    public Leaves leaves(LocalDate day) {
        Leaves all = new Leaves();
        jdbc.sql(
                        "SELECT journals, leaves FROM seal WHERE facility_id = :facility AND day = :day ORDER BY number")
                .param("facility", facility.value())
                .param("day", day)
                .query(row -> {
                    all.addAll(leaves(row));
                });
        return all;
    }

    static Leaves leaves(ResultSet row) throws SQLException {
        return Leaves.of((Long[]) row.getArray("journals").getArray(), row.getBytes("leaves"));
    }

    @Override
    public List<DailyRoot> roots() {
        return jdbc.sql("SELECT text FROM daily_root WHERE facility_id = :facility ORDER BY number")
                .param("facility", facility.value())
                .query((row, _) -> DailyRoot.parse(row.getString("text")))
                .list();
    }

    @Override
    public long rootCount() {
        return jdbc.sql("SELECT count(*) FROM daily_root WHERE facility_id = :facility")
                .param("facility", facility.value())
                .query(Long.class)
                .single();
    }

    @Override
    public void add(DailyRoot root) {
        jdbc.sql(
                        "INSERT INTO daily_root (facility_id, number, day, seals, signed_at, text) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        facility.value(),
                        root.number(),
                        root.day(),
                        root.seals(),
                        Moments.of(root.signedAt()),
                        root.text())
                .update();
    }
}
