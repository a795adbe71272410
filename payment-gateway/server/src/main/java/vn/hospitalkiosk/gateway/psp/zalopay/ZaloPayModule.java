package vn.hospitalkiosk.gateway.psp.zalopay;

import java.util.Set;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspModule;
import vn.hospitalkiosk.gateway.psp.Secrets;
import vn.hospitalkiosk.gateway.psp.line.Calls;

/// ZaloPay, OpenAPI v2.
public final class ZaloPayModule implements PspModule {
    static final PspCode CODE = new PspCode("zalopay");
    private static final Hosts HOSTS =
            new Hosts(Set.of("sb-openapi.zalopay.vn"), Set.of("openapi.zalopay.vn"));

    /// The apps of ZaloPay's published samples, and the one our virtual hospital makes.
    private static final Set<String> SAMPLES = Set.of("553", "2553", "2554", "99900001");

    @Override
    public PspCode code() {
        return CODE;
    }

    @Override
    public Psp open(Setting setting) {
        ZaloPayConfig config = setting.config(ZaloPayConfig.class);
        setting.demandHost("endpoint", config.endpoint(), HOSTS);
        setting.demandAllowed("callback", config.callback());
        Secrets secrets = setting.secrets(config.secrets());
        setting.demandRealMerchant(secrets, ZaloPayKeys.APP_ID, SAMPLES);
        return psp(config, secrets, setting);
    }

    static ZaloPayPsp psp(ZaloPayConfig config, Secrets secrets, Setting setting) {
        return new ZaloPayPsp(
                config,
                new ZaloPayDesk(
                        config,
                        secrets,
                        new Calls(CODE, config.terms(), setting.clock(), setting.meters()),
                        setting.clock()));
    }
}
