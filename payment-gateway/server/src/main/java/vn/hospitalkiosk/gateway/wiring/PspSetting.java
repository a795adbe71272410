package vn.hospitalkiosk.gateway.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.psp.KnownOrders;
import vn.hospitalkiosk.gateway.psp.PspModule;
import vn.hospitalkiosk.gateway.psp.Secrets;
import vn.hospitalkiosk.gateway.psp.Takings;

/// What one psp's adapter is given: its file, its secrets, and the rules of the environment.
record PspSetting(
        PspCode psp,
        Arguments arguments,
        GatewayConfig gateway,
        VarFolder var,
        KnownOrders orders,
        Takings takings,
        Clock clock,
        MeterRegistry meters)
        implements PspModule.Setting {

    @Override
    public <T> T config(Class<T> type) {
        Path file = arguments.config().resolveSibling("psp/" + psp + ".yaml");
        return YamlFiles.read(file, arguments, "psp." + psp + ".", type);
    }

    private String key(String key) {
        return "psp/" + psp + ".yaml: " + key;
    }

    @Override
    public URI demandHost(String key, URI address, PspModule.Hosts hosts) {
        gateway.demandAllowed(key(key), address);
        Set<String> wanted =
                switch (gateway.environment()) {
                    case SIMULATED -> Set.of(address.getHost());
                    case SANDBOX -> hosts.sandbox();
                    case PRODUCTION -> hosts.production();
                };
        if (!wanted.contains(address.getHost())) {
            throw new IllegalArgumentException(
                    key(key)
                            + " is "
                            + address.getHost()
                            + ", but this environment's hosts are "
                            + wanted);
        }
        return address;
    }

    @Override
    public URI demandAllowed(String key, URI address) {
        gateway.demandAllowed(key(key), address);
        return address;
    }

    @Override
    public Secrets secrets(String folder) {
        return new SecretFiles(var.resolve(folder), System::nanoTime);
    }

    @Override
    public FacilityId facility() {
        return gateway.facility().id();
    }

    @Override
    public void demandRealMerchant(Secrets secrets, String file, Set<String> samples) {
        if (gateway.environment() != Environment.PRODUCTION) {
            return;
        }
        String merchant =
                secrets.read(file)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "production needs the secret files of " + psp))
                        .toLowerCase(Locale.ROOT);
        boolean sample =
                samples.stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .anyMatch(word ->
                                word.endsWith("*")
                                        ? merchant.startsWith(word.substring(0, word.length() - 1))
                                        : merchant.equals(word) || merchant.startsWith(word + "-"));
        if (sample) {
            throw new IllegalStateException("production must not use demo credentials for " + psp);
        }
    }
}
