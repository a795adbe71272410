package vn.hospitalkiosk.gateway.proof;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A command line of `--name value` and `--flag`.
final class Words {
    private final Map<String, String> values;

    private Words(Map<String, String> values) {
        this.values = values;
    }

    /// Ends the program for a word that is not among `known`.
    static Words of(String[] arguments, String... known) {
        List<String> names = List.of(known);
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!names.contains(name)) {
                System.err.println(
                        "unknown: " + arguments[i] + "; known: " + Arrays.toString(known));
                System.exit(2);
            }
            boolean flag = i + 1 == arguments.length || arguments[i + 1].startsWith("--");
            values.put(name, flag ? "" : arguments[++i]);
        }
        return new Words(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        return has(name) ? Integer.parseInt(text(name, "")) : otherwise;
    }

    long big(String name, long otherwise) {
        return has(name) ? Long.parseLong(text(name, "")) : otherwise;
    }
}
