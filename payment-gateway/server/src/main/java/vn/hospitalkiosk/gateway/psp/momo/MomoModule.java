package vn.hospitalkiosk.gateway.psp.momo;

import java.util.Set;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspModule;
import vn.hospitalkiosk.gateway.psp.Secrets;
import vn.hospitalkiosk.gateway.psp.line.Calls;

/// MoMo, gateway v2.
public final class MomoModule implements PspModule {
    static final PspCode CODE = new PspCode("momo");
    private static final Hosts HOSTS =
            new Hosts(Set.of("test-payment.momo.vn"), Set.of("payment.momo.vn"));

    /// The sample credentials MoMo publishes, and those our virtual hospital makes.
    private static final Set<String> SAMPLES = Set.of("momo", "demo", "virtual", "momovh*");

    @Override
    public PspCode code() {
        return CODE;
    }

    @Override
    public Psp open(Setting setting) {
        MomoConfig config = setting.config(MomoConfig.class);
        setting.demandHost("endpoint", config.endpoint(), HOSTS);
        setting.demandAllowed("callback", config.callback());
        Secrets secrets = setting.secrets(config.secrets());
        setting.demandRealMerchant(secrets, MomoKeys.PARTNER_CODE, SAMPLES);
        return psp(config, secrets, setting);
    }

    static MomoPsp psp(MomoConfig config, Secrets secrets, Setting setting) {
        return new MomoPsp(
                config,
                new MomoDesk(
                        config,
                        secrets,
                        new Calls(CODE, config.terms(), setting.clock(), setting.meters())));
    }
}
