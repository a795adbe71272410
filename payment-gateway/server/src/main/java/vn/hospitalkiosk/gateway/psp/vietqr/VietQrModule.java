package vn.hospitalkiosk.gateway.psp.vietqr;

import java.util.Set;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspModule;
import vn.hospitalkiosk.gateway.psp.Secrets;

/// Bank transfer by VietQR (NAPAS 247).
public final class VietQrModule implements PspModule {
    static final PspCode CODE = new PspCode("vietqr");

    /// What our virtual bank signs with.
    private static final Set<String> SAMPLES = Set.of("virtual*");

    @Override
    public PspCode code() {
        return CODE;
    }

    @Override
    public Psp open(Setting setting) {
        VietQrConfig config = setting.config(VietQrConfig.class);
        Secrets secrets = setting.secrets(config.secrets());
        setting.demandRealMerchant(secrets, BankNotices.KEY, SAMPLES);
        return psp(config, secrets, setting);
    }

    static VietQrPsp psp(VietQrConfig config, Secrets secrets, Setting setting) {
        return new VietQrPsp(
                config,
                secrets,
                new Attribution(setting.orders(), setting.facility()),
                setting.clock());
    }
}
