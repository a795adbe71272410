package vn.hospitalkiosk.gateway.sim.memory;

import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;

class MemoryStoresTest extends StoreContract {
    private final MemoryStores memory = new MemoryStores(new FacilityId("KH01"));
    private final MoneyStores ports = memory.ports();

    @Override
    PaymentHouse.Stores stores() {
        return ports.payment();
    }

    @Override
    Tables books() {
        return memory.read();
    }
}
