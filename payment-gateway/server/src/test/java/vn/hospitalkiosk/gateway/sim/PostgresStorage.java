package vn.hospitalkiosk.gateway.sim;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.sim.memory.MoneyStores;
import vn.hospitalkiosk.gateway.sim.memory.PostgresStores;
import vn.hospitalkiosk.gateway.sim.memory.Tables;

/// The product's stores on a real PostgreSQL that breaks; a facility of its own per day.
final class PostgresStorage implements Storage {
    private final PostgresStores breaking;
    private final PostgresStores reading;
    private final Faults faults;
    private final Ports.Breaking where;

    PostgresStorage(BreakingSource source, DataSource real, FacilityId facility, Faults faults) {
        this.breaking = new PostgresStores(source, facility);
        this.reading = new PostgresStores(real, facility);
        this.faults = faults;
        this.where = source;
    }

    @Override
    public MoneyStores ports(Clock clock) {
        return Storage.breaking(breaking.ports(clock), new Ports(faults, where));
    }

    @Override
    public Tables read() {
        return reading.read();
    }

    @Override
    public boolean inTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    /// Read in the evening only.
    @Override
    public long version() {
        return -1;
    }
}
