package vn.hospitalkiosk.kiosk;

import java.nio.file.Path;

/// The command line: `--config config/kiosk.yaml --var DIR [--rehearse] [--windowed]`.
record Options(Path config, Path var, boolean rehearse, boolean windowed) {
    /// @throws IllegalArgumentException naming the argument that is wrong
    static Options parse(String... arguments) {
        Path config = Path.of("config/kiosk.yaml");
        Path var = Path.of("var");
        boolean rehearse = false;
        boolean windowed = false;
        for (int i = 0; i < arguments.length; i++) {
            String[] nameAndValue = arguments[i].split("=", 2);
            switch (nameAndValue[0]) {
                case "--config" -> config = Path.of(value(arguments, nameAndValue, i));
                case "--var" -> var = Path.of(value(arguments, nameAndValue, i));
                case "--rehearse" -> rehearse = true;
                case "--windowed" -> windowed = true;
                default -> throw new IllegalArgumentException("unknown argument " + arguments[i]);
            }
            boolean takesNext =
                    nameAndValue.length == 1
                            && (nameAndValue[0].equals("--config")
                                    || nameAndValue[0].equals("--var"));
            i += takesNext ? 1 : 0;
        }
        return new Options(config, var.toAbsolutePath().normalize(), rehearse, windowed);
    }

    private static String value(String[] arguments, String[] nameAndValue, int at) {
        if (nameAndValue.length == 2) {
            return nameAndValue[1];
        }
        if (at + 1 >= arguments.length) {
            throw new IllegalArgumentException(nameAndValue[0] + " needs a value");
        }
        return arguments[at + 1];
    }
}
