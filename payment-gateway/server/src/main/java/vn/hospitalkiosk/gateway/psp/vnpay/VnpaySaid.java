package vn.hospitalkiosk.gateway.psp.vnpay;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.line.Codes;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// What VNPAY says about a payment, in two numbers: `vnp_ResponseCode` and `vnp_TransactionStatus`. Paid needs both to be 00; while the status says that money may have moved (04, 07), nothing else makes it a failure.
final class VnpaySaid {
    private static final String GOOD = "00";
    private static final String PAYMENT = "01";

    private final Codes queries;
    private final Codes responses;
    private final Codes statuses;
    private final BiConsumer<OrderId, String> unknown;

    /// @param unknown told of every code that is in no list
    VnpaySaid(VnpayConfig config, BiConsumer<OrderId, String> unknown) {
        this.queries = new Codes(config.queryCodes());
        this.responses = new Codes(config.responseCodes());
        this.statuses = new Codes(config.statuses());
        this.unknown = unknown;
    }

    /// Of an answer to a question.
    PspReport answer(OrderId order, Map<String, String> message) {
        String response = message.getOrDefault("vnp_ResponseCode", "");
        if (!response.equals(GOOD)) {
            return reported(queries, order, response, true, message);
        }
        String type = message.getOrDefault("vnp_TransactionType", "");
        if (!type.isEmpty() && !type.equals(PAYMENT)) {
            return new PspReport.Processing("the answer is about a refund");
        }
        return reported(
                statuses, order, message.getOrDefault("vnp_TransactionStatus", ""), true, message);
    }

    /// Of an IPN.
    PspReport notice(OrderId order, Map<String, String> message) {
        String response = message.getOrDefault("vnp_ResponseCode", "");
        String status = message.getOrDefault("vnp_TransactionStatus", "");
        if (response.equals(GOOD)) {
            return reported(statuses, order, status, false, message);
        }
        PspReport byStatus = reported(statuses, order, status, false, message);
        return switch (byStatus) {
            case PspReport.Paid _, PspReport.Processing _ ->
                    new PspReport.Processing(
                            Codes.said(response) + ", status " + Codes.said(status));
            case PspReport.Waiting _,
                    PspReport.Begun _,
                    PspReport.Declined _,
                    PspReport.Cancelled _,
                    PspReport.Expired _,
                    PspReport.NotFound _,
                    PspReport.Unclear _,
                    PspReport.TakenBack _,
                    PspReport.Settled _,
                    PspReport.Silent _ ->
                    reported(responses, order, response, false, message);
        };
    }

    private PspReport reported(
            Codes codes,
            OrderId order,
            String code,
            boolean question,
            Map<String, String> message) {
        Optional<Meaning> meaning = codes.meaning(code);
        if (meaning.isEmpty()) {
            unknown.accept(order, code);
        }
        return codes.report(code, question, () -> paid(message));
    }

    private static PspReport paid(Map<String, String> message) {
        Optional<Vnd> amount = VnpayAmount.read(message.getOrDefault("vnp_Amount", ""));
        String transaction = message.getOrDefault("vnp_TransactionNo", "");
        if (amount.isEmpty() || transaction.isEmpty() || transaction.equals("0")) {
            return new PspReport.Processing("paid, but without amount or transaction");
        }
        return new PspReport.Paid(amount.get(), transaction);
    }
}
