package vn.hospitalkiosk.gateway.bhxh;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The gateway's result codes, from the configuration: two public tables contradict each other, so a hospital can correct ours.
public final class ResultCodes {
    private static final int LONGEST = 8;

    private final Map<String, Verdict> verdicts;

    /// @throws IllegalArgumentException when a code stands in two lists
    public ResultCodes(Map<Verdict, List<String>> lists) {
        Map<String, Verdict> all = new HashMap<>();
        lists.forEach((verdict, codes) ->
                codes.forEach(code -> {
                    if (all.put(code, verdict) != null) {
                        throw new IllegalArgumentException("result code " + code + " stands twice");
                    }
                }));
        this.verdicts = Map.copyOf(all);
    }

    /// Empty: a code nobody has told us about.
    Optional<Verdict> verdict(String code) {
        return Optional.ofNullable(verdicts.get(code));
    }

    /// For logs and evidence: bounded, letters and digits alone.
    static String said(String code) {
        String plain = code.replaceAll("[^A-Za-z0-9]", "?");
        return "code "
                + (plain.isEmpty()
                        ? "missing"
                        : plain.substring(0, Math.min(LONGEST, plain.length())));
    }
}
