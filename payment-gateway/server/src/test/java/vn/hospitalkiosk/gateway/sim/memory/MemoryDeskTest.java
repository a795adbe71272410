package vn.hospitalkiosk.gateway.sim.memory;

import java.time.Clock;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.ledger.Books;

class MemoryDeskTest extends DeskContract {
    private final MemoryStores memory = new MemoryStores(new FacilityId("KH01"));
    private final MoneyStores ports = memory.ports(Clock.systemUTC());

    @Override
    MoneyStores money() {
        return ports;
    }

    @Override
    Tables books() {
        return memory.read();
    }

    @Override
    Books ledgerBooks() {
        return (Books) ports.payment().ledger();
    }
}
