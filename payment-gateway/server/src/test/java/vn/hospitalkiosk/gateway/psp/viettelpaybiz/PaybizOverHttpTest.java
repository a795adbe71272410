package vn.hospitalkiosk.gateway.psp.viettelpaybiz;

import java.net.URI;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspModule;
import vn.hospitalkiosk.gateway.psp.PspOverHttpContract;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.TestSetting;

class PaybizOverHttpTest extends PspOverHttpContract {
    @Override
    protected String brand() {
        return "viettelpaybiz";
    }

    @Override
    protected Psp adapter(String hospital, URI callback, Terms terms, PspModule.Setting setting) {
        register(callback);
        ((TestSetting) setting).know(ORDER);
        return PaybizModule.psp(
                PaybizPspTest.config(
                        URI.create(hospital + "/viettelpaybiz/paybiz/payment-gateway/public/api"),
                        terms,
                        1),
                setting.secrets(""),
                setting);
    }
}
