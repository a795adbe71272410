package vn.hospitalkiosk.gateway.psp.vnptmoney;

import java.util.Set;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspModule;
import vn.hospitalkiosk.gateway.psp.Secrets;
import vn.hospitalkiosk.gateway.psp.line.Calls;

/// VNPT Money, merchant gateway 1.0.6.
public final class VnptMoneyModule implements PspModule {
    static final PspCode CODE = new PspCode("vnptmoney");
    private static final Hosts HOSTS =
            new Hosts(
                    Set.of("sandbox.vnptpay.vn", "sandboxpay.vnptmedia.vn"),
                    Set.of("api.vnptpay.vn"));

    /// The service id of public samples, and those our virtual hospital makes.
    private static final Set<String> SAMPLES = Set.of("6901", "demo", "virtual", "vnptvh*");

    @Override
    public PspCode code() {
        return CODE;
    }

    @Override
    public Psp open(Setting setting) {
        VnptMoneyConfig config = setting.config(VnptMoneyConfig.class);
        setting.demandHost("endpoint", config.endpoint(), HOSTS);
        Secrets secrets = setting.secrets(config.secrets());
        setting.demandRealMerchant(secrets, VnptMoneyKeys.SERVICE_ID, SAMPLES);
        return psp(config, secrets, setting);
    }

    static VnptMoneyPsp psp(VnptMoneyConfig config, Secrets secrets, Setting setting) {
        return new VnptMoneyPsp(
                config,
                new VnptMoneyDesk(
                        config,
                        secrets,
                        new Calls(CODE, config.terms(), setting.clock(), setting.meters())),
                setting.clock());
    }
}
