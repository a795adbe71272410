package vn.hospitalkiosk.gateway.sim;

import java.time.Clock;
import vn.hospitalkiosk.gateway.sim.memory.MoneyStores;
import vn.hospitalkiosk.gateway.sim.memory.Tables;

/// A day's database. What it has committed outlives the processes that use it.
interface Storage {
    /// Ports for one process.
    MoneyStores ports(Clock clock);

    Tables read();

    boolean inTransaction();

    /// Grows when something was committed; a storage that cannot tell grows always.
    long version();
}
