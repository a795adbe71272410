package vn.hospitalkiosk.gateway.psp.viettelmoney;

import java.util.Set;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspModule;
import vn.hospitalkiosk.gateway.psp.Secrets;
import vn.hospitalkiosk.gateway.psp.line.Calls;

/// Viettel Money, gateway generation 2.0.
public final class ViettelMoneyModule implements PspModule {
    static final PspCode CODE = new PspCode("viettelmoney");
    private static final Hosts HOSTS =
            new Hosts(
                    Set.of("sandbox.viettel.vn", "sandbox.viettelmoney.vn"),
                    Set.of("pay.bankplus.vn"));

    /// Merchants of public samples, and those our virtual hospital makes.
    private static final Set<String> SAMPLES = Set.of("mstt", "demo", "virtual", "vtvh*");

    @Override
    public PspCode code() {
        return CODE;
    }

    @Override
    public Psp open(Setting setting) {
        ViettelMoneyConfig config = setting.config(ViettelMoneyConfig.class);
        setting.demandHost("payment-page", config.paymentPage(), HOSTS);
        setting.demandHost("api", config.api(), HOSTS);
        setting.demandAllowed("return-page", config.returnPage());
        Secrets secrets = setting.secrets(config.secrets());
        setting.demandRealMerchant(secrets, ViettelMoneyKeys.MERCHANT_CODE, SAMPLES);
        return psp(config, secrets, setting);
    }

    static ViettelMoneyPsp psp(ViettelMoneyConfig config, Secrets secrets, Setting setting) {
        return new ViettelMoneyPsp(
                config,
                new ViettelMoneyDesk(
                        config,
                        secrets,
                        new Calls(CODE, config.terms(), setting.clock(), setting.meters())),
                setting.orders(),
                setting.clock());
    }
}
