package vn.hospitalkiosk.gateway.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PspCode;

/// `config/gateway.yaml`. Keys in kebab-case; a key it does not know is refused.
///
/// @param listen address of all three doors
/// @param kiosks whose certificates are made in `simulated`
/// @param database empty: the embedded server
/// @param ledger empty: shifts and accounts as usual
/// @param money empty: as careful as can be
/// @param visit empty: as usual
/// @param publicAddress where patients' phones reach the callback door from outside; empty: there are no status pages
/// @param psps each has its own `psp/<code>.yaml` beside this file
public record GatewayConfig(
        Environment environment,
        Facility facility,
        String listen,
        List<KioskId> kiosks,
        Optional<Database> database,
        HisConfig his,
        Optional<LedgerConfig> ledger,
        Optional<MoneyConfig> money,
        Optional<VisitConfig> visit,
        Optional<URI> publicAddress,
        List<PspCode> psps) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "[::1]", "localhost");

    private static final Set<String> ENCRYPTED = Set.of("https", "mllps");

    /// @param name as on slips
    /// @param payee who receives the money, as shown beside the QR
    public record Facility(FacilityId id, String name, String payee) {}

    /// @param user as whom the gateway works, who may add to the books and change nothing in them
    /// @param passwordFile relative to `var/`
    /// @param owner who makes the tables
    public record Database(String url, String user, Path passwordFile, Login owner) {}

    /// @param passwordFile relative to `var/`
    public record Login(String user, Path passwordFile) {}

    public GatewayConfig {
        kiosks = List.copyOf(kiosks);
        psps = List.copyOf(psps);
        if (environment == Environment.PRODUCTION && database.isEmpty()) {
            throw new IllegalArgumentException("production needs database.url");
        }
        if (environment == Environment.SIMULATED) {
            demandLoopback("listen", listen);
            demandLoopback("his.base", his.base().getHost());
        }
        publicAddress.ifPresent(address -> demandPublic(address));
    }

    private static void demandPublic(URI address) {
        String host = Optional.ofNullable(address.getHost()).orElse("");
        boolean bare = address.getRawQuery() == null && !address.toString().endsWith("/");
        boolean https = "https".equals(address.getScheme()) || LOOPBACK.contains(host);
        if (!https || host.isEmpty() || !bare) {
            throw new IllegalArgumentException(
                    "public-address is https://host without a slash at its end");
        }
    }

    /// In `simulated` nothing may leave this machine.
    public void demandAllowed(String key, URI address) {
        if (environment == Environment.SIMULATED) {
            demandLoopback(key, address.getHost());
        } else if (!ENCRYPTED.contains(String.valueOf(address.getScheme()))) {
            throw new IllegalArgumentException(
                    key + " must be https (HL7 v2: mllps) outside simulated");
        }
    }

    private static void demandLoopback(String key, String host) {
        if (!LOOPBACK.contains(host)) {
            throw new IllegalArgumentException(
                    key + " is " + host + ": simulated allows loopback addresses only");
        }
    }
}
