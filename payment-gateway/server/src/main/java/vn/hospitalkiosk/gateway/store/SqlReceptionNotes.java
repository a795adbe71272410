package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.checkin.DeclaredPriorities;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.desk.HelpDesk;

/// What reception has to look at: tables `help_call`, `declared_priority`.
public final class SqlReceptionNotes implements HelpDesk, DeclaredPriorities {
    private final JdbcClient jdbc;
    private final FacilityId facility;

    public SqlReceptionNotes(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public List<Call> open(Instant since, int most) {
        return of("SELECT * FROM help_call WHERE facility_id = :facility AND answered_at IS NULL AND called_at > :since ORDER BY called_at LIMIT :most")
                .param("since", SqlVisits.timestamp(since))
                .param("most", most)
                .query((row, n) ->
                        new Call(
                                row.getLong("call_id"),
                                row.getString("kiosk_id"),
                                row.getString("screen"),
                                moment(row, "called_at")))
                .list();
    }

    @Override
    public boolean answer(long call, String by, Instant at) {
        return of("UPDATE help_call SET answered_at = :at, answered_by = :by WHERE facility_id = :facility AND call_id = :call AND answered_at IS NULL")
                        .param("call", call)
                        .param("by", by)
                        .param("at", SqlVisits.timestamp(at))
                        .update()
                == 1;
    }

    @Override
    public int forgetBefore(Instant last) {
        of("DELETE FROM declared_priority WHERE facility_id = :facility AND declared_at < :at")
                .param("at", SqlVisits.timestamp(last))
                .update();
        return of("DELETE FROM help_call WHERE facility_id = :facility AND called_at < :at")
                .param("at", SqlVisits.timestamp(last))
                .update();
    }

    @Override
    public void declared(
            KioskIdentity kiosk,
            VisitId visit,
            String encounter,
            Ticket ticket,
            Set<PriorityGroup> groups,
            Instant at) {
        of("""
        INSERT INTO declared_priority (facility_id, visit_id, kiosk_id, encounter, ticket, clinic, groups, declared_at)
        VALUES (:facility, :visit, :kiosk, :encounter, :ticket, :clinic, :groups, :at)
        ON CONFLICT DO NOTHING
        """)
                .param("visit", visit.value())
                .param("kiosk", kiosk.kiosk().value())
                .param("encounter", encounter)
                .param("ticket", ticket.number())
                .param("clinic", ticket.clinic())
                .param(
                        "groups",
                        groups.stream().sorted().map(Enum::name).collect(Collectors.joining(",")))
                .param("at", SqlVisits.timestamp(at))
                .update();
    }

    @Override
    public List<Declared> open(int most) {
        return of("SELECT * FROM declared_priority WHERE facility_id = :facility AND decided_at IS NULL ORDER BY declared_at LIMIT :most")
                .param("most", most)
                .query((row, n) -> declared(row))
                .list();
    }

    @Override
    public boolean decide(VisitId visit, boolean confirmed, String by, Instant at) {
        return of("""
        UPDATE declared_priority SET decided_at = :at, decided_by = :by, confirmed = :confirmed, tell_at = :at
        WHERE facility_id = :facility AND visit_id = :visit AND decided_at IS NULL
        """)
                        .param("visit", visit.value())
                        .param("by", by)
                        .param("confirmed", confirmed)
                        .param("at", SqlVisits.timestamp(at))
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec of(String sql) {
        return jdbc.sql(sql).param("facility", facility.value());
    }

    static Set<PriorityGroup> groups(ResultSet row) throws SQLException {
        Set<PriorityGroup> groups = EnumSet.noneOf(PriorityGroup.class);
        Arrays.stream(row.getString("groups").split(",", -1))
                .map(PriorityGroup::valueOf)
                .forEach(groups::add);
        return groups;
    }

    private static Declared declared(ResultSet row) throws SQLException {
        return new Declared(
                new VisitId(row.getString("visit_id")),
                row.getString("kiosk_id"),
                row.getString("ticket"),
                row.getString("clinic"),
                groups(row),
                moment(row, "declared_at"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
