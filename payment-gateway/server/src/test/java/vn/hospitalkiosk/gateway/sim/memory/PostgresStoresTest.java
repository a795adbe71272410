package vn.hospitalkiosk.gateway.sim.memory;

import java.time.Clock;
import vn.hospitalkiosk.gateway.store.TestDatabase;

class PostgresStoresTest extends StoreContract {
    private final PostgresStores postgres =
            new PostgresStores(TestDatabase.dataSource(), TestDatabase.newFacility());
    private final MoneyStores ports = postgres.ports(Clock.systemUTC());

    @Override
    MoneyStores money() {
        return ports;
    }

    @Override
    Tables books() {
        return postgres.read();
    }
}
