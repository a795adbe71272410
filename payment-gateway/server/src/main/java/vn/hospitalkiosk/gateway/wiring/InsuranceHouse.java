package vn.hospitalkiosk.gateway.wiring;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.gateway.insurance.Insurance;

/// Health insurance as this hospital uses it.
///
/// @param insurance empty where the HIS asks the insurance gateway, or nobody does
/// @param held closed with the gateway
record InsuranceHouse(Optional<Insurance> insurance, List<AutoCloseable> held)
        implements AutoCloseable {
    static final InsuranceHouse OFF = new InsuranceHouse(Optional.empty(), List.of());

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : held) {
            one.close();
        }
    }
}
