package vn.hospitalkiosk.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A gateway that somebody has broken into still cannot rewrite the books.
class ApplicationRoleTest {
    private final JdbcClient jdbc = TestDatabase.jdbc();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "journal",
                "entry",
                "capture",
                "payment_change",
                "audit",
                "seal",
                "daily_root",
                "evidence"
            })
    void what_has_been_written_is_not_changed_by_the_gateways_role(String table) {
        String column = table.equals("evidence") ? "raw" : "facility_id";
        for (String command :
                List.of(
                        "UPDATE " + table + " SET " + column + " = NULL",
                        "DELETE FROM " + table,
                        "TRUNCATE " + table + " CASCADE")) {
            assertDenied(command, "permission denied for table " + table);
        }
        for (String command :
                List.of(
                        "ALTER TABLE " + table + " DISABLE TRIGGER ALL",
                        "ALTER TABLE " + table + " ADD COLUMN extra text",
                        "DROP TABLE " + table + " CASCADE",
                        "CREATE RULE gone AS ON INSERT TO " + table + " DO INSTEAD NOTHING")) {
            assertDenied(command, "must be owner of table " + table);
        }
    }

    @Test
    void the_gateways_role_takes_no_powers() {
        for (String command :
                List.of(
                        "SET session_replication_role = replica",
                        "SET ROLE gateway",
                        "CREATE TABLE own (a int)",
                        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
                        "ALTER ROLE kiosk_gateway SUPERUSER",
                        "DELETE FROM receipt_counter")) {
            assertThatThrownBy(() -> jdbc.sql(command).update())
                    .as(command)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void of_evidence_only_the_judgement_is_set_later() {
        assertThat(
                        jdbc.sql("UPDATE evidence SET judgement = 'x' WHERE facility_id = 'nobody'")
                                .update())
                .isZero();
    }

    @Test
    void a_gateway_that_may_change_the_books_does_not_start() {
        ApplicationRole.demandPowerless(TestDatabase.dataSource());
        assertThatThrownBy(() -> ApplicationRole.demandPowerless(TestDatabase.owner()))
                .hasMessageContaining("G94");
    }

    private void assertDenied(String command, String why) {
        assertThatThrownBy(() -> jdbc.sql(command).update())
                .as(command)
                .hasStackTraceContaining(why);
    }
}
