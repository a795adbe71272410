package vn.hospitalkiosk.gateway.wiring;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.gateway.insurance.Insurance;
import vn.hospitalkiosk.gateway.xml0.Xml0;

/// Health insurance as this hospital uses it.
///
/// @param insurance empty where the HIS asks the insurance gateway, or nobody does
/// @param xml0 empty where the HIS reports first costs
/// @param endings run when the gateway ends
record InsuranceHouse(Optional<Insurance> insurance, Optional<Xml0> xml0, List<Runnable> endings) {
    static final InsuranceHouse OFF =
            new InsuranceHouse(Optional.empty(), Optional.empty(), List.of());

    void end() {
        endings.forEach(Runnable::run);
    }
}
