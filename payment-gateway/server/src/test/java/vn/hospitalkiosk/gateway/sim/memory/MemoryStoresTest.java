package vn.hospitalkiosk.gateway.sim.memory;

import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;

class MemoryStoresTest extends StoreContract {
    private final MemoryStores memory = new MemoryStores(new FacilityId("KH01"));
    private final PaymentHouse.Stores ports = memory.ports();

    @Override
    PaymentHouse.Stores stores() {
        return ports;
    }

    @Override
    Tables books() {
        return memory.read();
    }
}
