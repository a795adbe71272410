package vn.hospitalkiosk.gateway.store;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.people.SecretBox;
import vn.hospitalkiosk.gateway.people.Tries;

/// Table `sign_in_try`.
public final class StoredTries implements Tries {
    private final JdbcClient jdbc;
    private final FacilityId facility;
    private final SecretBox box;

    public StoredTries(JdbcClient jdbc, FacilityId facility, SecretBox box) {
        this.jdbc = jdbc;
        this.facility = facility;
        this.box = box;
    }

    private record Row(int tries, Instant last) {}

    @Override
    public Admission take(String name, Instant now) {
        Instant forgotten = now.minus(BLOCKED_FOR);
        jdbc.sql("DELETE FROM sign_in_try WHERE last_at <= :old")
                .param("old", Moments.of(forgotten))
                .update();
        Row row =
                of(
                                """
                                INSERT INTO sign_in_try AS t (facility_id, name_key, tries, last_at)
                                VALUES (:facility, :name, 1, :now)
                                ON CONFLICT (facility_id, name_key) DO UPDATE SET
                                    tries = least(t.tries + 1, :allowed + 1),
                                    last_at = CASE WHEN t.tries < :allowed THEN excluded.last_at ELSE t.last_at END
                                RETURNING tries, last_at
                                """,
                                name)
                        .param("now", Moments.of(now))
                        .param("allowed", ALLOWED)
                        .query((each, _) ->
                                new Row(each.getInt("tries"), Moments.in(each, "last_at")))
                        .single();
        return row.tries() <= ALLOWED
                ? new Admission.Granted(ALLOWED - row.tries())
                : new Admission.Refused(row.last().plus(BLOCKED_FOR));
    }

    @Override
    public void giveBack(String name) {
        of(
                        "UPDATE sign_in_try SET tries = tries - 1 WHERE facility_id = :facility AND name_key = :name AND tries > 0",
                        name)
                .update();
    }

    @Override
    public void forget(String name) {
        of("DELETE FROM sign_in_try WHERE facility_id = :facility AND name_key = :name", name)
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, String name) {
        return jdbc.sql(sql)
                .param("facility", facility.value())
                .param("name", box.keyed("sign-in|" + name));
    }
}
