package vn.hospitalkiosk.gateway.sim;

import java.time.Clock;
import java.util.Optional;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.ledger.seal.SealBook;
import vn.hospitalkiosk.gateway.ledger.seal.Verdict;
import vn.hospitalkiosk.gateway.sim.memory.MemoryStores;
import vn.hospitalkiosk.gateway.sim.memory.MoneyStores;
import vn.hospitalkiosk.gateway.sim.memory.Tables;

/// The twins; breaks before or after each port call and each commit.
final class MemoryStorage implements Storage {
    private final MemoryStores stores;

    MemoryStorage(FacilityId facility, Faults faults) {
        this.stores = new MemoryStores(facility);
        stores.database().watch(faults);
    }

    void plant(MemoryStores.Defect defect) {
        stores.plant(defect);
    }

    @Override
    public MoneyStores ports(Clock clock) {
        return stores.ports(clock);
    }

    @Override
    public Tables read() {
        return stores.read();
    }

    @Override
    public boolean inTransaction() {
        return stores.database().inTransaction();
    }

    @Override
    public Optional<SealBook> seals() {
        return Optional.of(stores.seals());
    }

    @Override
    public Verdict verify(SimSealing witness, Clock clock) {
        witness.sealer(stores.seals(), SimHouse.FACILITY, clock, stores.database()).work();
        return stores.verify(witness, SimSealing.KEYS);
    }

    @Override
    public long version() {
        return stores.database().commits();
    }
}
