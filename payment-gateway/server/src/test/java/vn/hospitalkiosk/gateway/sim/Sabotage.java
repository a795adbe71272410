package vn.hospitalkiosk.gateway.sim;

import java.util.List;
import vn.hospitalkiosk.gateway.psp.Psp;

/// A wrong gateway, for the tests of the tests.
interface Sabotage {
    Sabotage NONE = new Sabotage() {};

    default void storage(Storage storage) {}

    default List<Psp> psps(List<Psp> psps) {
        return psps;
    }
}
