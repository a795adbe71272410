package vn.hospitalkiosk.gateway.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The command line.
///
/// @param config `gateway.yaml`; the folder around it holds `psp/`
/// @param var everything this process writes
/// @param portBase kiosk door; callback door and console are the next two
/// @param virtualBase what `${virtual}` stands for in configuration, the virtual hospital's address
/// @param settings single keys of the configuration files set from the command line: `his.answer-timeout`, `psp.momo.create-timeout`
public record Arguments(
        Path config, Path var, int portBase, URI virtualBase, Map<String, String> settings) {
    static final String USAGE =
            "usage: Gateway [--config=config/gateway.yaml] [--var=var] [--port-base=8443] [--virtual-base=http://127.0.0.1:9080] [--his.<key>=<value>] [--psp.<code>.<key>=<value>]";

    /// @throws IllegalArgumentException for a word it does not know
    public static Arguments parse(String... words) {
        Path config = Path.of("config/gateway.yaml");
        Path var = Path.of("var");
        int portBase = 8443;
        String virtualBase = "";
        Map<String, String> settings = new TreeMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            String value = equals < 0 ? "" : word.substring(equals + 1);
            String key = equals < 0 ? word : word.substring(0, equals);
            switch (key) {
                case "--config" -> config = Path.of(value);
                case "--var" -> var = Path.of(value);
                case "--port-base" -> portBase = Integer.parseInt(value);
                case "--virtual-base" -> virtualBase = value;
                default -> {
                    if (equals < 0 || !key.matches("--[a-z]+([.][a-z-]+)+")) {
                        throw new IllegalArgumentException("unknown: " + word + "\n" + USAGE);
                    }
                    settings.put(key.substring(2), value);
                }
            }
        }
        if (portBase < 1 || portBase > 65000) {
            throw new IllegalArgumentException("--port-base must be 1 to 65000");
        }
        URI virtual =
                URI.create(
                        virtualBase.isEmpty()
                                ? "http://127.0.0.1:" + (portBase + 637)
                                : virtualBase);
        return new Arguments(
                config.toAbsolutePath(),
                var.toAbsolutePath(),
                portBase,
                virtual,
                Map.copyOf(settings));
    }
}
