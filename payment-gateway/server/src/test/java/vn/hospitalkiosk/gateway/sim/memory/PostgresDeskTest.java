package vn.hospitalkiosk.gateway.sim.memory;

import java.time.Clock;
import vn.hospitalkiosk.gateway.ledger.Books;
import vn.hospitalkiosk.gateway.store.TestDatabase;

class PostgresDeskTest extends DeskContract {
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

    @Override
    Books ledgerBooks() {
        return (Books) ports.payment().ledger();
    }
}
