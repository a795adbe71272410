package vn.hospitalkiosk.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A hospital's book from before journals had subjects goes on.
class MigrationTest {
    private static final String SCHEMA = "before_subjects";
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private static FluentConfiguration flyway() {
        return Flyway.configure().dataSource(TestDatabase.owner()).schemas(SCHEMA);
    }

    @AfterEach
    void drop() {
        owner.sql("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE").update();
    }

    @Test
    void what_was_booked_before_subjects_shifts_and_channels_is_a_payment_by_code_on_a_kiosk() {
        flyway().target("2").load().migrate();
        owner.sql(
                        """
                        SET search_path = before_subjects;
                        BEGIN;
                        INSERT INTO payment_intent (facility_id, payment_id, kiosk_id, visit_id, bill_id, psp, psp_order_id, reference,
                            amount_vnd, payee, state, version, created_at, expires_at, times_asked, asked_in_state)
                        VALUES ('F', 'p1', 'K03', 'v', 'b', 'momo', 'o', 'r', 500, 'BV', 'CAPTURED', 2, now(), now(), 0, 0);
                        INSERT INTO journal (facility_id, kind, payment_id, business_date, posted_at)
                        VALUES ('F', 'CAPTURE', 'p1', DATE '2026-11-21', now());
                        INSERT INTO entry VALUES ('F', 1, 1, 'PSP_CLEARING', 500, 'K03', 'momo'), ('F', 1, 2, 'HIS_RECEIVABLE', -500, 'K03', 'momo');
                        INSERT INTO capture VALUES ('F', 'momo', 't1', 'p1', 'b', 'CAPTURE', 500, 1, now());
                        INSERT INTO receipt_counter VALUES ('F', 2026, 41);
                        COMMIT;
                        RESET search_path
                        """)
                .update();
        flyway().load().migrate();
        assertThat(
                        owner.sql(
                                        "SELECT subject_kind || ' ' || subject_id || '|' || shift || '|' || kind FROM before_subjects.journal")
                                .query(String.class)
                                .single())
                .isEqualTo("PAYMENT p1||CAPTURE");
        assertThat(
                        owner.sql("SELECT DISTINCT channel FROM before_subjects.entry")
                                .query(String.class)
                                .list())
                .containsExactly("QR");
        owner.sql("UPDATE before_subjects.receipt_counter SET last = 42").update();
    }
}
