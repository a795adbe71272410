package vn.hospitalkiosk.gateway.psp.cardterminal;

import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspModule;

/// Cards at the terminal beside the kiosk.
public final class CardTerminalModule implements PspModule {
    static final PspCode CODE = new PspCode("card");

    @Override
    public PspCode code() {
        return CODE;
    }

    @Override
    public Psp open(Setting setting) {
        return new CardTerminalPsp(setting.config(CardTerminalConfig.class), setting.takings());
    }
}
