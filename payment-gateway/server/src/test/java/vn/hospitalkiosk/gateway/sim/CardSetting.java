package vn.hospitalkiosk.gateway.sim;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.KnownOrders;
import vn.hospitalkiosk.gateway.psp.PspModule;
import vn.hospitalkiosk.gateway.psp.Secrets;
import vn.hospitalkiosk.gateway.psp.Takings;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.cardterminal.CardTerminalConfig;

/// What the card terminals' module is given; it asks for no more.
record CardSetting(Takings takings, Terms terms) implements PspModule.Setting {
    /// Met on some days.
    private static final Vnd DAILY_CAP = new Vnd(4_000_000);

    @Override
    public <T> T config(Class<T> type) {
        return type.cast(new CardTerminalConfig(DAILY_CAP, terms));
    }

    @Override
    public URI demandHost(String key, URI address, PspModule.Hosts hosts) {
        return address;
    }

    @Override
    public URI demandAllowed(String key, URI address) {
        return address;
    }

    @Override
    public Secrets secrets(String folder) {
        throw new UnsupportedOperationException("a terminal has no secrets of ours");
    }

    @Override
    public void demandRealMerchant(Secrets secrets, String file, Set<String> samples) {
        throw new UnsupportedOperationException("a terminal has no merchant of ours");
    }

    @Override
    public KnownOrders orders() {
        throw new UnsupportedOperationException("a terminal asks for no orders");
    }

    @Override
    public FacilityId facility() {
        return SimHouse.FACILITY;
    }

    @Override
    public Clock clock() {
        throw new UnsupportedOperationException("a terminal has a clock of its own");
    }

    @Override
    public MeterRegistry meters() {
        throw new UnsupportedOperationException("a terminal counts nothing here");
    }
}
