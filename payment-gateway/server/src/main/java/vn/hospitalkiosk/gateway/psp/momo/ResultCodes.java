package vn.hospitalkiosk.gateway.psp.momo;

import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.momo.MomoConfig.Meaning;

/// What a message about an order says, by its result code.
final class ResultCodes {
    private final Map<Integer, Meaning> meanings;

    ResultCodes(Map<Integer, Meaning> meanings) {
        this.meanings = meanings;
    }

    /// Empty: not a code we know.
    Optional<Meaning> meaning(MomoMessage message) {
        return message.number("resultCode")
                .filter(code -> Math.abs(code) < 1_000_000)
                .flatMap(code -> Optional.ofNullable(meanings.get(Math.toIntExact(code))));
    }

    /// @param question whether the message answers a question: then a refusal of the question tells nothing about the order
    PspReport report(MomoMessage message, boolean question) {
        String code = "code " + message.number("resultCode").map(String::valueOf).orElse("missing");
        Optional<Meaning> meaning = meaning(message);
        if (meaning.isEmpty()) {
            return new PspReport.Processing("unknown " + code);
        }
        return switch (meaning.get()) {
            case PAID -> paid(message);
            case WAITING -> new PspReport.Waiting();
            case PROCESSING -> new PspReport.Processing(code);
            case DECLINED -> new PspReport.Declined(code);
            case CANCELLED -> new PspReport.Cancelled(code);
            case EXPIRED -> new PspReport.Expired();
            case NOT_FOUND -> question ? new PspReport.NotFound() : new PspReport.Processing(code);
            case REFUSED, UNSURE -> new PspReport.Silent(code);
        };
    }

    private static PspReport paid(MomoMessage message) {
        Optional<Long> amount = message.number("amount").filter(a -> a > 0);
        String transaction = message.text("transId");
        if (amount.isEmpty() || transaction.isEmpty() || transaction.equals("0")) {
            return new PspReport.Processing("paid, but without amount or transaction");
        }
        return new PspReport.Paid(new Vnd(amount.get()), transaction);
    }
}
