package vn.hospitalkiosk.gateway.sim;

import java.time.Clock;
import java.util.Optional;
import vn.hospitalkiosk.gateway.ledger.seal.SealBook;
import vn.hospitalkiosk.gateway.ledger.seal.Verdict;
import vn.hospitalkiosk.gateway.sim.memory.MoneyStores;
import vn.hospitalkiosk.gateway.sim.memory.Tables;

/// A day's database. What it has committed outlives the processes that use it.
interface Storage {
    /// Ports for one process.
    MoneyStores ports(Clock clock);

    Tables read();

    boolean inTransaction();

    /// The ledger's seals, where the day's gateways make them themselves.
    Optional<SealBook> seals();

    /// Seals what is left, and reads everything as an auditor does.
    Verdict verify(SimSealing witness, Clock clock);

    /// Grows when something was committed; a storage that cannot tell grows always.
    long version();
}
