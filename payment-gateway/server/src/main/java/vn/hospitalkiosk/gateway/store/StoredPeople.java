package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.people.Bytes;
import vn.hospitalkiosk.gateway.people.Credentials;
import vn.hospitalkiosk.gateway.people.People;
import vn.hospitalkiosk.gateway.people.Person;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Role;
import vn.hospitalkiosk.gateway.people.Standing;

/// Tables `person` and `person_role`.
public final class StoredPeople implements People {
    private static final String SELECT =
            """
            SELECT p.*, (SELECT coalesce(string_agg(r.role, ' '), '') FROM person_role r
                WHERE r.facility_id = p.facility_id AND r.person_id = p.person_id) AS roles
            FROM person p WHERE p.facility_id = :facility
            """;

    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredPeople(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public Optional<Person> find(PersonId id) {
        return of(SELECT + " AND p.person_id = :person", id)
                .query((row, _) -> person(row))
                .optional();
    }

    @Override
    public List<Person> all() {
        return jdbc.sql(SELECT + " ORDER BY p.person_id")
                .param("facility", facility.value())
                .query((row, _) -> person(row))
                .list();
    }

    @Override
    public boolean add(Person person) {
        return add(person, false);
    }

    /// @param demo whether it is one made for demonstrations
    public boolean add(Person person, boolean demo) {
        int added =
                of(
                                """
                                INSERT INTO person (facility_id, person_id, name, standing, epoch, demo, added_at)
                                VALUES (:facility, :person, :name, :standing, :epoch, :demo, :at)
                                ON CONFLICT DO NOTHING
                                """,
                                person.id())
                        .param("name", person.name())
                        .param("standing", person.standing().name())
                        .param("epoch", person.epoch())
                        .param("demo", demo)
                        .param("at", Moments.of(person.added()))
                        .update();
        if (added == 1) {
            writeRoles(person);
        }
        return added == 1;
    }

    /// Whether anybody is here who was made for demonstrations.
    public boolean holdsDemoPersons() {
        return jdbc.sql("SELECT count(*) FROM person WHERE facility_id = :facility AND demo")
                        .param("facility", facility.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    public void change(Person person) {
        of(
                        "UPDATE person SET name = :name, standing = :standing, epoch = :epoch WHERE facility_id = :facility AND person_id = :person",
                        person.id())
                .param("name", person.name())
                .param("standing", person.standing().name())
                .param("epoch", person.epoch())
                .update();
        of(
                        "DELETE FROM person_role WHERE facility_id = :facility AND person_id = :person",
                        person.id())
                .update();
        writeRoles(person);
    }

    private void writeRoles(Person person) {
        for (Role role : person.roles()) {
            of("INSERT INTO person_role VALUES (:facility, :person, :role)", person.id())
                    .param("role", role.name())
                    .update();
        }
    }

    @Override
    public Optional<Credentials> credentials(PersonId id) {
        return of(
                        "SELECT password_hash, code_secret FROM person WHERE facility_id = :facility AND person_id = :person AND password_hash IS NOT NULL",
                        id)
                .query((row, _) ->
                        new Credentials(
                                row.getString("password_hash"),
                                Bytes.of(row.getBytes("code_secret"))))
                .optional();
    }

    @Override
    public void equip(PersonId id, Credentials credentials) {
        of(
                        "UPDATE person SET password_hash = :hash, code_secret = :secret, code_step = 0 WHERE facility_id = :facility AND person_id = :person",
                        id)
                .param("hash", credentials.passwordHash())
                .param("secret", credentials.codeSecret().copy())
                .update();
    }

    @Override
    public boolean useStep(PersonId id, long step) {
        return of(
                                "UPDATE person SET code_step = :step WHERE facility_id = :facility AND person_id = :person AND code_step < :step",
                                id)
                        .param("step", step)
                        .update()
                == 1;
    }

    @Override
    public List<Person> administratorsHeld() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('administrators'), hashtext(:facility))")
                .param("facility", facility.value())
                .query((_, _) -> 0)
                .list();
        return all().stream().filter(p -> p.roles().contains(Role.ADMINISTRATOR)).toList();
    }

    private static Person person(ResultSet row) throws SQLException {
        Set<Role> roles =
                Arrays.stream(row.getString("roles").split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(Role::valueOf)
                        .collect(Collectors.toSet());
        return new Person(
                new PersonId(row.getString("person_id")),
                row.getString("name"),
                roles,
                Standing.valueOf(row.getString("standing")),
                row.getInt("epoch"),
                Moments.in(row, "added_at"));
    }

    private JdbcClient.StatementSpec of(String sql, PersonId id) {
        return jdbc.sql(sql).param("facility", facility.value()).param("person", id.value());
    }
}
