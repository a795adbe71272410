/// The store ports of the money core in memory, with the transactions and constraints of the real schema. `StoreContract` holds both to the same tests.
@NullMarked
package vn.hospitalkiosk.gateway.sim.memory;

import org.jspecify.annotations.NullMarked;
