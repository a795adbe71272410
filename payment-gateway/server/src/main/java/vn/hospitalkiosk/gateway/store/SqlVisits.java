package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.PriorityView;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.VisitGoal;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.checkin.Visit;
import vn.hospitalkiosk.gateway.checkin.Visits;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// Table `visit`.
public final class SqlVisits implements Visits {
    private static final String OURS =
            " WHERE facility_id = :facility AND visit_id = :visit AND kiosk_id = :kiosk AND ended_at IS NULL";
    private static final String FORGET =
            "UPDATE visit SET ended_at = :at, his_patient = NULL, masked_name = NULL, birth_year = NULL, bookings = NULL,"
                    + " coverage = NULL, priority = NULL, check_in_goal = NULL, encounter = NULL, bill_id = NULL, ticket = NULL";
    private static final String OWES =
            """
            SELECT EXISTS (SELECT 1 FROM visit v WHERE facility_id = ? AND visit_id = ? AND kiosk_id = ? AND ended_at IS NULL
              AND (bill_id = ? OR EXISTS (SELECT 1 FROM visit_bill b
                WHERE b.facility_id = v.facility_id AND b.visit_id = v.visit_id AND b.bill_id = ?)))
            """;
    private static final TypeReference<List<BookingView>> BOOKINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    public SqlVisits(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<Visit> find(KioskIdentity kiosk, VisitId visit) {
        return of(
                        "SELECT * FROM visit WHERE facility_id = :facility AND visit_id = :visit AND kiosk_id = :kiosk",
                        kiosk,
                        visit)
                .query((row, number) -> visit(row))
                .optional();
    }

    /// Not waited for on the disk: a crash of the database that forgets it costs the patient showing the card again.
    @Override
    public boolean identified(KioskIdentity kiosk, VisitId visit, Visit.Person person, Instant at) {
        return of(
                                """
                                INSERT INTO visit (facility_id, visit_id, kiosk_id, begun_at, touched_at,
                                    his_patient, masked_name, birth_year, bookings, coverage, priority)
                                SELECT :facility, :visit, :kiosk, CAST(:at AS timestamptz), CAST(:at AS timestamptz), :patient, :name,
                                    CAST(:year AS integer), :bookings, :coverage, :priority WHERE {lazily}
                                ON CONFLICT (facility_id, visit_id) DO UPDATE SET touched_at = excluded.touched_at,
                                    his_patient = excluded.his_patient, masked_name = excluded.masked_name,
                                    birth_year = excluded.birth_year, bookings = excluded.bookings,
                                    coverage = excluded.coverage, priority = excluded.priority
                                WHERE visit.kiosk_id = excluded.kiosk_id AND visit.ended_at IS NULL
                                    AND visit.check_in_command IS NULL
                                """
                                        .replace("{lazily}", Lazily.COMMITTED),
                                kiosk,
                                visit)
                        .param("at", timestamp(at))
                        .param("patient", person.patient().value())
                        .param("name", person.maskedName())
                        .param("year", person.birthYear())
                        .param("bookings", json.writeValueAsString(person.bookings()))
                        .param("coverage", json.writeValueAsString(person.coverage()))
                        .param("priority", json.writeValueAsString(person.priority()))
                        .update()
                == 1;
    }

    @Override
    public void alsoOffered(KioskIdentity kiosk, VisitId visit, BookingView booking) {
        find(kiosk, visit)
                .flatMap(Visit::person)
                .filter(person -> !person.bookings().contains(booking))
                .ifPresent(person -> {
                    List<BookingView> all = new ArrayList<>(person.bookings());
                    all.add(booking);
                    of(
                                    "UPDATE visit SET bookings = :bookings"
                                            + OURS
                                            + " AND check_in_command IS NULL",
                                    kiosk,
                                    visit)
                            .param("bookings", json.writeValueAsString(all))
                            .update();
                });
    }

    @Override
    public void covered(KioskIdentity kiosk, VisitId visit, CoverageView coverage) {
        of("UPDATE visit SET coverage = :coverage" + OURS, kiosk, visit)
                .param("coverage", json.writeValueAsString(coverage))
                .update();
    }

    @Override
    public boolean begin(KioskIdentity kiosk, VisitId visit, Visit.Begun begun) {
        try {
            return of(
                                    "UPDATE visit SET touched_at = :at, check_in_command = :command, check_in_goal = :goal, check_in_at = :at"
                                            + OURS
                                            + " AND check_in_command IS NULL",
                                    kiosk,
                                    visit)
                            .param("at", timestamp(begun.at()))
                            .param("command", begun.command().value())
                            .param("goal", json.writeValueAsString(Goal.of(begun)))
                            .update()
                    == 1;
        } catch (DuplicateKeyException anotherVisitHasIt) {
            return false;
        }
    }

    @Override
    public void refused(KioskIdentity kiosk, VisitId visit) {
        of(
                        "UPDATE visit SET check_in_command = NULL, check_in_goal = NULL, check_in_at = NULL"
                                + OURS
                                + " AND encounter IS NULL",
                        kiosk,
                        visit)
                .update();
    }

    @Override
    public void registered(KioskIdentity kiosk, VisitId visit, Visit.Registered registered) {
        of(
                        "UPDATE visit SET encounter = :encounter, bill_id = :bill, ticket = :ticket"
                                + OURS,
                        kiosk,
                        visit)
                .param("encounter", registered.encounter())
                .param("bill", registered.bill().map(BillId::value).orElse(null))
                .param("ticket", json.writeValueAsString(registered.ticket()))
                .update();
    }

    @Override
    public void offered(KioskIdentity kiosk, VisitId visit, List<BillId> bills) {
        for (BillId bill : bills) {
            of(
                            """
                            INSERT INTO visit_bill (facility_id, visit_id, bill_id)
                            SELECT facility_id, visit_id, :bill FROM visit
                            WHERE facility_id = :facility AND visit_id = :visit AND kiosk_id = :kiosk AND ended_at IS NULL
                            ON CONFLICT DO NOTHING
                            """,
                            kiosk,
                            visit)
                    .param("bill", bill.value())
                    .update();
        }
    }

    @Override
    public boolean owes(KioskIdentity kiosk, VisitId visit, BillId bill) {
        return jdbc.sql(OWES)
                .params(
                        kiosk.facility().value(),
                        visit.value(),
                        kiosk.kiosk().value(),
                        bill.value(),
                        bill.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void end(KioskIdentity kiosk, VisitId visit, Instant at) {
        of(FORGET + OURS, kiosk, visit).param("at", timestamp(at)).update();
    }

    @Override
    public int endUntouchedSince(Instant last) {
        return jdbc.sql(FORGET + " WHERE ended_at IS NULL AND touched_at < :at")
                .param("at", timestamp(last))
                .update();
    }

    @Override
    public int forgetEndedBefore(Instant last) {
        return jdbc.sql("DELETE FROM visit WHERE ended_at < :at")
                .param("at", timestamp(last))
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, KioskIdentity kiosk, VisitId visit) {
        return jdbc.sql(sql)
                .param("facility", kiosk.facility().value())
                .param("kiosk", kiosk.kiosk().value())
                .param("visit", visit.value());
    }

    private Visit visit(ResultSet row) throws SQLException {
        return new Visit(
                new VisitId(row.getString("visit_id")),
                person(row),
                begun(row),
                registered(row),
                row.getObject("ended_at") != null);
    }

    private Optional<Visit.Person> person(ResultSet row) throws SQLException {
        String patient = row.getString("his_patient");
        return patient == null
                ? Optional.empty()
                : Optional.of(
                        new Visit.Person(
                                new HisPatientId(patient),
                                row.getString("masked_name"),
                                row.getInt("birth_year"),
                                json.readValue(row.getString("bookings"), BOOKINGS),
                                json.readValue(row.getString("coverage"), CoverageView.class),
                                json.readValue(row.getString("priority"), PriorityView.class)));
    }

    private Optional<Visit.Begun> begun(ResultSet row) throws SQLException {
        String goal = row.getString("check_in_goal");
        if (goal == null) {
            return Optional.empty(); // none, or the visit has ended
        }
        return Optional.of(
                json.readValue(goal, Goal.class)
                        .begun(
                                new CommandId(row.getString("check_in_command")),
                                row.getObject("check_in_at", OffsetDateTime.class).toInstant()));
    }

    /// What the column `check_in_goal` holds.
    private record Goal(VisitGoal goal, boolean insured, Set<PriorityGroup> declared) {
        static Goal of(Visit.Begun begun) {
            return new Goal(begun.goal(), begun.insured(), begun.declared());
        }

        Visit.Begun begun(CommandId command, Instant at) {
            return new Visit.Begun(command, goal, insured, declared, at);
        }
    }

    private Optional<Visit.Registered> registered(ResultSet row) throws SQLException {
        String encounter = row.getString("encounter");
        return encounter == null
                ? Optional.empty()
                : Optional.of(
                        new Visit.Registered(
                                encounter,
                                json.readValue(row.getString("ticket"), Ticket.class),
                                Optional.ofNullable(row.getString("bill_id")).map(BillId::new)));
    }

    static OffsetDateTime timestamp(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
