package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.IssuedNumber;
import vn.hospitalkiosk.api.NumberBlock;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.downtime.DowntimeBook;

/// Tables `number_block`, `offline_number`.
public final class SqlDowntimeBook implements DowntimeBook {
    private final JdbcClient jdbc;
    private final FacilityId facility;

    public SqlDowntimeBook(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public int take(
            KioskIdentity kiosk,
            LocalDate day,
            NumberClass kind,
            String prefix,
            int count,
            Instant at,
            Instant expiresAt) {
        int last =
                of("""
                WITH counted AS (
                    INSERT INTO number_counter AS c (facility_id, day, prefix, last_number) VALUES (:facility, :day, :prefix, :count)
                    ON CONFLICT (facility_id, day, prefix) DO UPDATE SET last_number = c.last_number + :count
                    RETURNING last_number)
                INSERT INTO number_block (facility_id, day, prefix, first_number, last_number, class, kiosk_id, leased_at, expires_at)
                SELECT :facility, :day, :prefix, last_number - :count + 1, last_number, :class, :kiosk, :at, :end FROM counted
                RETURNING last_number
                """)
                        .param("day", day)
                        .param("prefix", prefix)
                        .param("count", count)
                        .param("class", kind.name())
                        .param("kiosk", kiosk.kiosk().value())
                        .param("at", SqlVisits.timestamp(at))
                        .param("end", SqlVisits.timestamp(expiresAt))
                        .query(Integer.class)
                        .single();
        return last - count + 1;
    }

    @Override
    public boolean given(NumberBlock block, IssuedNumber number, Instant toldAt) {
        return of("""
        INSERT INTO offline_number (facility_id, day, label, class, kiosk_id, issued_at, told_at)
        VALUES (:facility, :day, :label, :class, :kiosk, :issued, :told)
        ON CONFLICT DO NOTHING
        """)
                        .param("day", block.day())
                        .param("label", number.label())
                        .param("class", block.kind().name())
                        .param("kiosk", block.kiosk().value())
                        .param("issued", SqlVisits.timestamp(number.at()))
                        .param("told", SqlVisits.timestamp(toldAt))
                        .update()
                == 1;
    }

    @Override
    public List<Given> open(LocalDate day) {
        return of("""
        SELECT * FROM offline_number WHERE facility_id = :facility AND day = :day AND closed_at IS NULL
        ORDER BY called_at IS NOT NULL DESC, class = 'PRIORITY' DESC, issued_at, label
        """)
                .param("day", day)
                .query((row, n) -> given(row))
                .list();
    }

    @Override
    public List<Given> called(LocalDate day, int most) {
        return of("""
        SELECT * FROM offline_number WHERE facility_id = :facility AND day = :day AND called_at IS NOT NULL AND closed_at IS NULL
        ORDER BY called_at DESC LIMIT :most
        """)
                .param("day", day)
                .param("most", most)
                .query((row, n) -> given(row))
                .list();
    }

    @Override
    public boolean call(LocalDate day, String label, String desk, Instant at) {
        return of("""
        UPDATE offline_number SET called_at = :at, called_to = :desk
        WHERE facility_id = :facility AND day = :day AND label = :label AND closed_at IS NULL
        """)
                        .param("day", day)
                        .param("label", label)
                        .param("desk", desk)
                        .param("at", SqlVisits.timestamp(at))
                        .update()
                == 1;
    }

    @Override
    public boolean close(
            LocalDate day, String label, Optional<String> encounter, String by, Instant at) {
        return of("""
        UPDATE offline_number SET closed_at = :at, closed_by = :by, encounter = :encounter,
            tell_at = CASE WHEN CAST(:encounter AS text) IS NULL THEN NULL ELSE CAST(:at AS timestamptz) END
        WHERE facility_id = :facility AND day = :day AND label = :label AND closed_at IS NULL
        """)
                        .param("day", day)
                        .param("label", label)
                        .param("by", by)
                        .param("encounter", encounter.orElse(null))
                        .param("at", SqlVisits.timestamp(at))
                        .update()
                == 1;
    }

    @Override
    public int forgetBefore(LocalDate day) {
        of("DELETE FROM number_counter WHERE facility_id = :facility AND day < :day")
                .param("day", day)
                .update();
        of("DELETE FROM number_block WHERE facility_id = :facility AND day < :day")
                .param("day", day)
                .update();
        return of("DELETE FROM offline_number WHERE facility_id = :facility AND day < :day")
                .param("day", day)
                .update();
    }

    private JdbcClient.StatementSpec of(String sql) {
        return jdbc.sql(sql).param("facility", facility.value());
    }

    private static Given given(ResultSet row) throws SQLException {
        OffsetDateTime called = row.getObject("called_at", OffsetDateTime.class);
        return new Given(
                row.getString("label"),
                NumberClass.valueOf(row.getString("class")),
                row.getString("kiosk_id"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                called == null
                        ? Optional.empty()
                        : Optional.of(new Called(row.getString("called_to"), called.toInstant())));
    }
}
