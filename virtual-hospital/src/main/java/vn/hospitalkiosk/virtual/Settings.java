package vn.hospitalkiosk.virtual;

import java.nio.file.Path;

/// How the virtual hospital is started.
///
/// @param var folder of run, data, secrets
/// @param portBase 8443 means HTTP on 9080, the printer on 9081, the card terminals on 9082 and 9083, HL7 on 9084; 0 means any free ports
/// @param hl7 whether the HIS also listens for HL7 v2
public record Settings(Path var, int portBase, boolean hl7) {
    static final String USAGE = "usage: VirtualHospital --var DIR [--port-base 8443] [--hl7 on]";
    private static final int DEFAULT_BASE = 8443;
    private static final int HTTP = 637;
    private static final int PRINTER = 638;
    private static final int HYPERCOM = 639;
    private static final int ECR17 = 640;
    private static final int HL7 = 641;
    private static final int LARGEST_BASE = 65_535 - HL7;

    public Settings(Path var, int portBase) {
        this(var, portBase, false);
    }

    public Settings {
        if (portBase != 0 && (portBase < 1024 || portBase > LARGEST_BASE)) {
            throw new IllegalArgumentException("--port-base is 0 or from 1024 to " + LARGEST_BASE);
        }
    }

    /// Options as `--name value` or `--name=value`.
    ///
    /// @throws IllegalArgumentException with a sentence for the one who typed them
    static Settings parse(String... arguments) {
        String var = "";
        int base = DEFAULT_BASE;
        boolean hl7 = false;
        int next = 0;
        while (next < arguments.length) {
            String[] option = arguments[next].split("=", 2);
            next++;
            if (option.length == 1 && next == arguments.length) {
                throw new IllegalArgumentException(USAGE);
            }
            String value = option.length == 2 ? option[1] : arguments[next++];
            switch (option[0]) {
                case "--var" -> var = value;
                case "--port-base" -> base = number(value);
                case "--hl7" -> hl7 = value.equals("on");
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        if (var.isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        return new Settings(Path.of(var).toAbsolutePath(), base, hl7);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--port-base is a number", e);
        }
    }

    int httpPort() {
        return portBase == 0 ? 0 : portBase + HTTP;
    }

    int printerPort() {
        return portBase == 0 ? 0 : portBase + PRINTER;
    }

    int hypercomPort() {
        return portBase == 0 ? 0 : portBase + HYPERCOM;
    }

    int ecr17Port() {
        return portBase == 0 ? 0 : portBase + ECR17;
    }

    int hl7Port() {
        return portBase == 0 ? 0 : portBase + HL7;
    }
}
