package vn.hospitalkiosk.gateway.psp.line;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.hospitalkiosk.gateway.psp.PspReport;

/// A psp's result codes, from its configuration file. A code in no list counts as still processing and is reported, never as failed.
public final class Codes {
    private static final int LONGEST = 16;

    private final Map<String, Meaning> meanings;

    /// @throws IllegalArgumentException when a code stands in two lists
    public Codes(Map<Meaning, List<String>> lists) {
        Map<String, Meaning> all = new HashMap<>();
        lists.forEach((meaning, codes) ->
                codes.forEach(code -> {
                    if (all.put(code, meaning) != null) {
                        throw new IllegalArgumentException("result code " + code + " stands twice");
                    }
                }));
        this.meanings = Map.copyOf(all);
    }

    /// Empty: not a code we know.
    public Optional<Meaning> meaning(String code) {
        return Optional.ofNullable(meanings.get(code));
    }

    /// @param question whether the message answers a question: then a refusal of the question tells nothing about the order
    /// @param paid reads amount and transaction; called for PAID alone
    public PspReport report(String code, boolean question, Supplier<PspReport> paid) {
        String said = said(code);
        Optional<Meaning> meaning = meaning(code);
        if (meaning.isEmpty()) {
            return new PspReport.Processing("unknown " + said);
        }
        return switch (meaning.get()) {
            case PAID -> paid.get();
            case WAITING -> new PspReport.Waiting();
            case PROCESSING -> new PspReport.Processing(said);
            case DECLINED -> new PspReport.Declined(said);
            case CANCELLED -> new PspReport.Cancelled(said);
            case EXPIRED -> new PspReport.Expired();
            case NOT_FOUND -> question ? new PspReport.NotFound() : new PspReport.Processing(said);
            case REFUSED, UNSURE -> new PspReport.Silent(said);
        };
    }

    /// For logs: bounded, and nothing but letters, digits and signs of codes.
    public static String said(String code) {
        String plain = code.replaceAll("[^A-Za-z0-9_.-]", "?");
        return "code "
                + (plain.isEmpty()
                        ? "missing"
                        : plain.substring(0, Math.min(LONGEST, plain.length())));
    }
}
