package vn.hospitalkiosk.gateway.psp.viettelmoney;

import java.net.URI;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspModule;
import vn.hospitalkiosk.gateway.psp.PspOverHttpContract;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.TestSetting;

class ViettelMoneyOverHttpTest extends PspOverHttpContract {
    @Override
    protected String brand() {
        return "viettelmoney";
    }

    /// The order is in the QR alone.
    @Override
    protected boolean sendsOrders() {
        return false;
    }

    @Override
    protected Psp adapter(String hospital, URI callback, Terms terms, PspModule.Setting setting) {
        register(callback);
        ((TestSetting) setting).know(ORDER);
        return ViettelMoneyModule.psp(
                ViettelMoneyPspTest.config(
                        URI.create(hospital + "/viettelmoney/PaymentGateway/payment"),
                        URI.create(hospital + "/viettelmoney/PaymentAPI/webresources/postData"),
                        ViettelMoneyConfig.Qr.PAYMENT_ADDRESS,
                        terms,
                        true),
                setting.secrets(""),
                setting);
    }
}
