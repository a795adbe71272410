package vn.hospitalkiosk.gateway.sim;

import java.sql.SQLException;
import java.util.Objects;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;

/// `COPY … TO STDOUT` that breaks like any statement; the connection is lost with it.
final class BreakingCopies extends CopyManager {
    private final StatementBreaks breaks;

    BreakingCopies(BaseConnection connection, StatementBreaks breaks) throws SQLException {
        super(connection);
        this.breaks = breaks;
    }

    @Override
    public CopyOut copyOut(String sql) throws SQLException {
        try {
            return (CopyOut) Objects.requireNonNull(breaks.execute(sql, () -> super.copyOut(sql)));
        } catch (SQLException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
