package vn.hospitalkiosk.gateway.psp.zalopay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.gateway.line.Answer.Message;
import vn.hospitalkiosk.gateway.line.Answer.None;
import vn.hospitalkiosk.gateway.line.Answer.NotSent;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.psp.Refunds;
import vn.hospitalkiosk.gateway.psp.line.Calls.Operation;
import vn.hospitalkiosk.gateway.psp.line.Codes;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// Refund and refund query (payments-providers §2.4). ZaloPay works on a refund after its answer: the usual way is pending, then asked about.
/// Day and timestamp are those of the request, so that a repeated refund is the same bytes.
final class ZaloPayRefunds implements Refunds {
    private final ZaloPayConfig config;
    private final ZaloPayDesk desk;
    private final Codes codes;

    ZaloPayRefunds(ZaloPayConfig config, ZaloPayDesk desk) {
        this.config = config;
        this.desk = desk;
        this.codes = new Codes(config.refundCodes());
    }

    @Override
    public boolean knowsById() {
        return true;
    }

    @Override
    public Answer send(Refund refund) {
        return desk.keys()
                .map(keys -> send(refund, keys))
                .orElseGet(() -> Answer.notSent(ZaloPayPsp.NO_SECRETS));
    }

    private Answer send(Refund refund, ZaloPayKeys keys) {
        String amount = Long.toString(refund.amount().dong());
        String timestamp = Long.toString(refund.requestedAt().toEpochMilli());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("m_refund_id", ZaloPayIds.of(refund, keys.appId()));
        fields.put("zp_trans_id", refund.transaction());
        fields.put("amount", refund.amount().dong());
        fields.put("description", refund.reason());
        fields.put("timestamp", refund.requestedAt().toEpochMilli());
        String mac =
                ZaloPayMac.of(
                        keys.key1(),
                        keys.appId(),
                        refund.transaction(),
                        amount,
                        refund.reason(),
                        timestamp);
        return asked(refund, Operation.REFUND, "/refund", keys, fields, mac);
    }

    @Override
    public Answer ask(Refund refund) {
        return desk.keys()
                .map(keys -> ask(refund, keys))
                .orElseGet(() -> Answer.notSent(ZaloPayPsp.NO_SECRETS));
    }

    private Answer ask(Refund refund, ZaloPayKeys keys) {
        long now = desk.now().toEpochMilli();
        String id = ZaloPayIds.of(refund, keys.appId());
        return asked(
                refund,
                Operation.REFUND_QUERY,
                "/query_refund",
                keys,
                Map.of("m_refund_id", id, "timestamp", now),
                ZaloPayMac.of(keys.key1(), keys.appId(), id, Long.toString(now)));
    }

    private Answer asked(
            Refund refund,
            Operation operation,
            String path,
            ZaloPayKeys keys,
            Map<String, Object> fields,
            String mac) {
        Answer answer =
                switch (desk.send(
                        operation, path, keys, fields, mac, config.terms().createTimeout())) {
                    case NotSent(String reason) -> Answer.notSent(reason);
                    case None(String reason) -> Answer.notKnown(reason);
                    case Message message -> read(refund, operation, message.raw());
                };
        desk.calls().told(operation, refund.id(), answer.refunding());
        return answer;
    }

    private Answer read(Refund refund, Operation operation, RawMessage raw) {
        Optional<FlatJson> json = FlatJson.parse(raw.bytes());
        String code = json.map(ZaloPaySaid::code).orElse("");
        if (json.isEmpty() || code.isEmpty()) {
            return Answer.notKnown("no answer in JSON");
        }
        Optional<Meaning> meaning = codes.meaning(code);
        if (meaning.isEmpty()) {
            desk.calls().unknownCode(refund.id(), code);
            return Answer.notKnown("unknown " + Codes.said(code));
        }
        String said = Codes.said(code);
        return switch (meaning.get()) {
            case PAID ->
                    new Answer(
                            new Refunding.Done(transaction(json.get(), refund)), Optional.of(raw));
            case WAITING, PROCESSING -> new Answer(new Refunding.Pending(said), Optional.empty());
            case DECLINED, CANCELLED, EXPIRED ->
                    new Answer(new Refunding.Refused(said), Optional.of(raw));
            // Without the payment there is no refund; a refund not found may be on its way.
            case NOT_FOUND ->
                    operation == Operation.REFUND
                            ? new Answer(new Refunding.Refused(said), Optional.of(raw))
                            : Answer.notKnown(said);
            case REFUSED, UNSURE -> Answer.notKnown(said);
        };
    }

    /// A refund query answers without the refund's id; then ours stands for it.
    private static String transaction(FlatJson message, Refund refund) {
        String id = message.text("refund_id");
        return id.isEmpty() || id.equals("0") ? refund.id().value() : id;
    }
}
