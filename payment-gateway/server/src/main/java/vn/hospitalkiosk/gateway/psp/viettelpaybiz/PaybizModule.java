package vn.hospitalkiosk.gateway.psp.viettelpaybiz;

import java.util.Set;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspModule;
import vn.hospitalkiosk.gateway.psp.Secrets;
import vn.hospitalkiosk.gateway.psp.line.Calls;

/// Viettel Money, generation "paybiz".
public final class PaybizModule implements PspModule {
    static final PspCode CODE = new PspCode("viettelpaybiz");
    private static final Hosts HOSTS =
            new Hosts(Set.of("api24cdn.vtmoney.vn"), Set.of("api23.vtmoney.vn"));

    /// Merchants of public samples, and those our virtual hospital makes.
    private static final Set<String> SAMPLES =
            Set.of("sandbox_merchant*", "preprod_merchant*", "demo", "virtual", "vtpb*");

    @Override
    public PspCode code() {
        return CODE;
    }

    @Override
    public Psp open(Setting setting) {
        PaybizConfig config = setting.config(PaybizConfig.class);
        setting.demandHost("api", config.api(), HOSTS);
        setting.demandAllowed("return-page", config.returnPage());
        Secrets secrets = setting.secrets(config.secrets());
        setting.demandRealMerchant(secrets, PaybizKeys.MERCHANT_CODE, SAMPLES);
        return psp(config, secrets, setting);
    }

    static PaybizPsp psp(PaybizConfig config, Secrets secrets, Setting setting) {
        return new PaybizPsp(
                config,
                new PaybizDesk(
                        config,
                        secrets,
                        new Calls(CODE, config.terms(), setting.clock(), setting.meters())),
                setting.orders(),
                setting.clock());
    }
}
