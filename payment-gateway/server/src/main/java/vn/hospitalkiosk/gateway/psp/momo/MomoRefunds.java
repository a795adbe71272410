package vn.hospitalkiosk.gateway.psp.momo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.hospitalkiosk.gateway.line.Answer.Message;
import vn.hospitalkiosk.gateway.line.Answer.None;
import vn.hospitalkiosk.gateway.line.Answer.NotSent;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.psp.Refunds;
import vn.hospitalkiosk.gateway.psp.line.Calls.Operation;
import vn.hospitalkiosk.gateway.psp.line.Codes;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// Refund and refund query (payments-providers §1.5). The refund's own order id is its idempotency key: sent again only as the same bytes.
final class MomoRefunds implements Refunds {
    private final MomoConfig config;
    private final MomoDesk desk;
    private final Codes codes;

    MomoRefunds(MomoConfig config, MomoDesk desk, Codes codes) {
        this.config = config;
        this.desk = desk;
        this.codes = codes;
    }

    @Override
    public boolean knowsById() {
        return true;
    }

    @Override
    public Answer send(Refund refund) {
        Map<String, String> signed = new LinkedHashMap<>();
        signed.put("amount", Long.toString(refund.amount().dong()));
        signed.put("description", refund.reason());
        signed.put("orderId", refund.id().value());
        signed.put("requestId", refund.id().value());
        signed.put("transId", refund.transaction());
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("amount", refund.amount().dong());
        // A number on MoMo's wire; as a text the whole refund is turned down.
        if (refund.transaction().matches("[0-9]{1,18}")) {
            more.put("transId", Long.parseLong(refund.transaction()));
        }
        return asked(refund, Operation.REFUND, "/refund", signed, more);
    }

    /// The signature of a refund query is taken to be that of a query; MoMo's page is thin on it.
    @Override
    public Answer ask(Refund refund) {
        return asked(
                refund,
                Operation.REFUND_QUERY,
                "/refund/query",
                Map.of("orderId", refund.id().value(), "requestId", UUID.randomUUID().toString()),
                Map.of());
    }

    private Answer asked(
            Refund refund,
            Operation operation,
            String path,
            Map<String, String> signed,
            Map<String, Object> more) {
        Optional<MomoKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return Answer.notSent("MoMo's secret files are missing");
        }
        Answer answer =
                switch (desk.send(
                        operation,
                        path,
                        keys.get(),
                        signed,
                        more,
                        config.terms().createTimeout())) {
                    case NotSent(String reason) -> Answer.notSent(reason);
                    case None(String reason) -> Answer.notKnown(reason);
                    case Message message -> read(refund, keys.get(), message.raw());
                };
        desk.calls().told(operation, refund.id(), answer.refunding());
        return answer;
    }

    private Answer read(Refund refund, MomoKeys keys, RawMessage raw) {
        Optional<FlatJson> json = FlatJson.parse(raw.bytes());
        if (json.isEmpty() || !MomoDesk.about(json.get(), refund.id().value(), keys)) {
            return Answer.notKnown("answer is not about our refund");
        }
        FlatJson message = json.get();
        String code = message.firstOf("refundTrans").orElse(message).text("resultCode");
        Optional<Meaning> meaning = codes.meaning(code);
        if (meaning.isEmpty()) {
            desk.calls().unknownCode(refund.id(), code);
            return Answer.notKnown("unknown " + Codes.said(code));
        }
        return switch (meaning.get()) {
            case PAID ->
                    new Answer(
                            new Refunding.Done(
                                    message.firstOf("refundTrans").orElse(message).text("transId")),
                            Optional.of(raw));
            case WAITING, PROCESSING ->
                    new Answer(new Refunding.Pending(Codes.said(code)), Optional.empty());
            case DECLINED, CANCELLED, EXPIRED ->
                    new Answer(new Refunding.Refused(Codes.said(code)), Optional.of(raw));
            case NOT_FOUND, REFUSED, UNSURE -> Answer.notKnown(Codes.said(code));
        };
    }
}
