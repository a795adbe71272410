package vn.hospitalkiosk.gateway.psp.zalopay;

import java.net.URI;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspModule;
import vn.hospitalkiosk.gateway.psp.PspOverHttpContract;
import vn.hospitalkiosk.gateway.psp.Terms;

class ZaloPayOverHttpTest extends PspOverHttpContract {
    @Override
    protected String brand() {
        return "zalopay";
    }

    @Override
    protected Psp adapter(String hospital, URI callback, Terms terms, PspModule.Setting setting) {
        return ZaloPayModule.psp(
                ZaloPayPspTest.config(URI.create(hospital + "/zalopay/v2"), callback, terms, false),
                setting.secrets(""),
                setting);
    }
}
