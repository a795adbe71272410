package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.desk.DeskNews;

/// What tables `declared_priority` and `offline_number` hold for the HIS.
public final class SqlDeskNews implements DeskNews {
    private static final String LEASED =
            " SET tell_at = :until, tell_tries = tell_tries + 1 WHERE facility_id = :facility AND ";
    private static final String DUE =
            " WHERE facility_id = :facility AND tell_at <= :now ORDER BY tell_at LIMIT :most FOR UPDATE SKIP LOCKED) RETURNING *";

    private final JdbcClient jdbc;
    private final FacilityId facility;

    public SqlDeskNews(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public List<Item> take(int most, Instant now, Instant until) {
        List<Item> all = new ArrayList<>();
        all.addAll(
                due(
                                "UPDATE declared_priority"
                                        + LEASED
                                        + "visit_id IN (SELECT visit_id FROM declared_priority"
                                        + DUE,
                                most,
                                now,
                                until)
                        .query((row, _) -> judged(row))
                        .list());
        all.addAll(
                due(
                                "UPDATE offline_number"
                                        + LEASED
                                        + "(day, label) IN (SELECT day, label FROM offline_number"
                                        + DUE,
                                most,
                                now,
                                until)
                        .query((row, _) -> linked(row))
                        .list());
        return all;
    }

    private JdbcClient.StatementSpec due(String sql, int most, Instant now, Instant until) {
        return of(sql).param("most", most)
                .param("now", Moments.of(now))
                .param("until", Moments.of(until));
    }

    private static Item judged(ResultSet row) throws SQLException {
        return new Judged(
                new VisitId(row.getString("visit_id")),
                new KioskId(row.getString("kiosk_id")),
                row.getString("encounter"),
                SqlReceptionNotes.groups(row),
                row.getBoolean("confirmed"),
                row.getString("decided_by"),
                Moments.in(row, "decided_at"),
                row.getInt("tell_tries"));
    }

    private static Item linked(ResultSet row) throws SQLException {
        return new Linked(
                row.getObject("day", LocalDate.class),
                row.getString("label"),
                new KioskId(row.getString("kiosk_id")),
                Moments.in(row, "issued_at"),
                row.getString("encounter"),
                row.getString("closed_by"),
                Moments.in(row, "closed_at"),
                row.getInt("tell_tries"));
    }

    @Override
    public void told(Item item, Instant at) {
        set(item, "tell_at = NULL, tell_answer = 'done', his_told_at = :at")
                .param("at", Moments.of(at))
                .update();
    }

    @Override
    public void again(Item item, Instant at, String answer) {
        set(item, "tell_at = :at, tell_answer = :answer")
                .param("at", Moments.of(at))
                .param("answer", answer)
                .update();
    }

    @Override
    public void leave(Item item, String answer) {
        set(item, "tell_at = NULL, tell_answer = :answer").param("answer", answer).update();
    }

    private JdbcClient.StatementSpec set(Item item, String what) {
        return switch (item) {
            case Judged judged ->
                    of("UPDATE declared_priority SET "
                                    + what
                                    + " WHERE facility_id = :facility AND visit_id = :visit")
                            .param("visit", judged.visit().value());
            case Linked linked ->
                    of("UPDATE offline_number SET "
                                    + what
                                    + " WHERE facility_id = :facility AND day = :day AND label = :label")
                            .param("day", linked.day())
                            .param("label", linked.label());
        };
    }

    /// What was not told even once is on its way.
    @Override
    public List<Standing> standing(int most) {
        return of("""
        SELECT * FROM declared_priority
        WHERE facility_id = :facility AND NOT confirmed AND his_told_at IS NULL AND entered_at IS NULL AND tell_answer IS NOT NULL
        ORDER BY decided_at LIMIT :most
        """)
                .param("most", most)
                .query((row, _) ->
                        new Standing(
                                new VisitId(row.getString("visit_id")),
                                row.getString("ticket"),
                                row.getString("clinic"),
                                row.getString("encounter"),
                                Moments.in(row, "decided_at"),
                                row.getObject("tell_at") != null))
                .list();
    }

    @Override
    public boolean entered(VisitId visit, String by, Instant at) {
        return of("""
        UPDATE declared_priority SET entered_at = :at, entered_by = :by, tell_at = NULL
        WHERE facility_id = :facility AND visit_id = :visit AND NOT confirmed AND his_told_at IS NULL AND entered_at IS NULL
        """)
                        .param("visit", visit.value())
                        .param("by", by)
                        .param("at", Moments.of(at))
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec of(String sql) {
        return jdbc.sql(sql).param("facility", facility.value());
    }
}
