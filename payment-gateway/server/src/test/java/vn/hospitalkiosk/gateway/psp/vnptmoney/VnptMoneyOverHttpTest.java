package vn.hospitalkiosk.gateway.psp.vnptmoney;

import java.net.URI;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspModule;
import vn.hospitalkiosk.gateway.psp.PspOverHttpContract;
import vn.hospitalkiosk.gateway.psp.Terms;

class VnptMoneyOverHttpTest extends PspOverHttpContract {
    @Override
    protected String brand() {
        return "vnptmoney";
    }

    @Override
    protected Psp adapter(String hospital, URI callback, Terms terms, PspModule.Setting setting) {
        register(callback);
        return VnptMoneyModule.psp(
                VnptMoneyPspTest.config(
                        URI.create(hospital + "/vnptmoney/rest/payment/v1.0.6"), terms),
                setting.secrets(""),
                setting);
    }
}
