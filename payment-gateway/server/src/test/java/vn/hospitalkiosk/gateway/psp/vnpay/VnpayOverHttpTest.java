package vn.hospitalkiosk.gateway.psp.vnpay;

import java.net.URI;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspModule;
import vn.hospitalkiosk.gateway.psp.PspOverHttpContract;
import vn.hospitalkiosk.gateway.psp.Terms;

class VnpayOverHttpTest extends PspOverHttpContract {
    @Override
    protected String brand() {
        return "vnpay";
    }

    @Override
    protected Psp adapter(String hospital, URI callback, Terms terms, PspModule.Setting setting) {
        return VnpayModule.psp(
                VnpayPspTest.config(hospital + "/vnpay", URI.create(callback + "/thanks"), terms),
                setting.secrets(""),
                setting);
    }
}
