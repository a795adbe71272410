package vn.hospitalkiosk.gateway.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The role a gateway works as: it reads and adds, owns nothing and cannot change what has been booked. Tables are made, and grants given, by their owner (`db/migration/afterMigrate.sql`).
public final class ApplicationRole {
    private static final String CODE = "G94";

    /// Of the role in the embedded server; an external one may call it otherwise.
    public static final String NAME = "kiosk_gateway";

    private static final String TOO_MIGHTY =
            """
            SELECT (SELECT rolsuper OR rolcreaterole OR rolbypassrls FROM pg_roles WHERE rolname = current_user)
                OR has_table_privilege('journal', 'UPDATE') OR has_table_privilege('journal', 'DELETE')
                OR has_table_privilege('journal', 'TRUNCATE') OR has_table_privilege('entry', 'UPDATE')
                OR has_table_privilege('entry', 'DELETE') OR has_table_privilege('seal', 'UPDATE')
                OR EXISTS (SELECT 1 FROM pg_class WHERE relname IN ('journal', 'entry', 'seal') AND pg_has_role(relowner, 'MEMBER'))
            """;

    private ApplicationRole() {}

    /// Makes the role in the embedded server, or gives it this password again.
    ///
    /// @param password hexadecimal digits
    /// @return its name
    public static String ensure(String url, String owner, String ownersPassword, String password) {
        if (!password.matches("[0-9a-f]{16,}")) {
            throw new IllegalArgumentException("the role's password is not ours");
        }
        try (Connection connection = DriverManager.getConnection(url, owner, ownersPassword);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    DO $$ BEGIN
                      IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '%1$s') THEN
                        CREATE ROLE %1$s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT;
                      END IF;
                    END $$;
                    ALTER ROLE %1$s PASSWORD '%2$s'
                    """
                            .formatted(NAME, password));
            return NAME;
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "cannot make the role " + NAME + ", SQL state " + e.getSQLState(), e);
        }
    }

    /// What the owner's session must say before migrating, so that the grants go to the right role.
    public static String announcement(String role) {
        return "SET kiosk.application_role = '" + role.replace("'", "''") + "'";
    }

    /// @param source of the role that the gateway works as
    /// @throws IllegalStateException when it could change the books
    public static void demandPowerless(DataSource source) {
        if (JdbcClient.create(source).sql(TOO_MIGHTY).query(Boolean.class).single()) {
            throw new IllegalStateException(
                    CODE
                            + " the database user of the gateway could change what has been booked: set database.owner to the user that owns the tables, and database.user to another");
        }
    }
}
