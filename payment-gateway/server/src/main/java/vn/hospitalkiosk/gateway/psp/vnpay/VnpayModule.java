package vn.hospitalkiosk.gateway.psp.vnpay;

import java.util.Set;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspModule;
import vn.hospitalkiosk.gateway.psp.Secrets;
import vn.hospitalkiosk.gateway.psp.line.Calls;

/// VNPAY, gateway 2.1.0.
public final class VnpayModule implements PspModule {
    static final PspCode CODE = new PspCode("vnpay");
    private static final Hosts PAY =
            new Hosts(Set.of("sandbox.vnpayment.vn"), Set.of("pay.vnpay.vn"));

    /// The production host of questions and refunds is not published; these two are hearsay.
    private static final Hosts API =
            new Hosts(Set.of("sandbox.vnpayment.vn"), Set.of("merchant.vnpay.vn", "pay.vnpay.vn"));

    /// Samples' merchants, and the one our virtual hospital makes.
    private static final Set<String> SAMPLES =
            Set.of("test_tmn_code", "testtmn1", "demov210", "vhtmn*");

    @Override
    public PspCode code() {
        return CODE;
    }

    @Override
    public Psp open(Setting setting) {
        VnpayConfig config = setting.config(VnpayConfig.class);
        setting.demandHost("pay", config.pay(), PAY);
        setting.demandHost("api", config.api(), API);
        setting.demandAllowed("redirect", config.redirect());
        Secrets secrets = setting.secrets(config.secrets());
        setting.demandRealMerchant(secrets, VnpayKeys.TMN_CODE, SAMPLES);
        return psp(config, secrets, setting);
    }

    static VnpayPsp psp(VnpayConfig config, Secrets secrets, Setting setting) {
        return new VnpayPsp(
                config,
                new VnpayDesk(
                        config,
                        secrets,
                        new Calls(CODE, config.terms(), setting.clock(), setting.meters()),
                        setting.clock()));
    }
}
