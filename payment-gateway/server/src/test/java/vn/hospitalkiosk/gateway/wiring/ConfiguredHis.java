package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisCases;
import vn.hospitalkiosk.gateway.his.HisHealth;
import vn.hospitalkiosk.gateway.his.wire.HisWire;

/// The HIS as `gateway.yaml` has it, made by the gateway's own wiring: credentials, certificates and identifier systems are those the gateway would use. For `scripts/check his --config`.
public final class ConfiguredHis {
    private ConfiguredHis() {}

    /// @throws IllegalArgumentException naming the file and what is wrong in it
    public static His of(Path file, Path folder, HisHealth health, HisCases cases, Clock clock)
            throws IOException {
        Arguments arguments = Arguments.parse("--config=" + file, "--var=" + folder);
        GatewayConfig config =
                YamlFiles.read(arguments.config(), arguments, "", GatewayConfig.class);
        VarFolder var = VarFolder.reading(arguments.var());
        HisWiring wiring = new HisWiring();
        return wiring.his(
                config, var, health, overHttp(wiring, config, var, health, clock), cases, clock);
    }

    private static ObjectProvider<HisWire> overHttp(
            HisWiring wiring, GatewayConfig config, VarFolder var, HisHealth health, Clock clock) {
        return new ObjectProvider<>() {
            @Override
            public HisWire getObject() {
                try {
                    return wiring.hisWire(
                            config, var, health, wiring.hisCredentials(config, var, clock));
                } catch (IOException e) {
                    throw new IllegalArgumentException("his: " + e.getMessage(), e);
                }
            }
        };
    }
}
