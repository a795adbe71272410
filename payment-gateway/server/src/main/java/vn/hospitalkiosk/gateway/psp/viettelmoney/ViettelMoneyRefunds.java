package vn.hospitalkiosk.gateway.psp.viettelmoney;

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

/// `REFUND_PAYMENT` (payments-providers §4.1). It carries no id of ours and cannot be asked about: a refund without an answer stays unknown until Viettel's portal or reconciliation tells, and must not be sent again.
final class ViettelMoneyRefunds implements Refunds {
    private static final String COMMAND = "REFUND_PAYMENT";

    private final ViettelMoneyConfig config;
    private final ViettelMoneyDesk desk;
    private final Codes errors;

    ViettelMoneyRefunds(ViettelMoneyConfig config, ViettelMoneyDesk desk, Codes errors) {
        this.config = config;
        this.desk = desk;
        this.errors = errors;
    }

    @Override
    public Answer send(Refund refund) {
        Optional<ViettelMoneyKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return Answer.notSent("Viettel's secret files are missing");
        }
        boolean whole = refund.amount().equals(refund.paid());
        if (!whole && !config.partialRefunds()) {
            return new Answer(
                    new Refunding.Refused("Viettel gives back whole payments only"),
                    Optional.empty());
        }
        Answer answer =
                switch (desk.send(
                        Operation.REFUND,
                        fields(refund, whole ? "0" : "1", keys.get()),
                        config.terms().queryTimeout())) {
                    case NotSent(String reason) -> Answer.notSent(reason);
                    case None(String reason) -> Answer.notKnown(reason);
                    case Message message -> read(refund, keys.get(), message.raw());
                };
        desk.calls().told(Operation.REFUND, refund.id(), answer.refunding());
        return answer;
    }

    private static Map<String, String> fields(Refund refund, String type, ViettelMoneyKeys keys) {
        String order = refund.order().id().value();
        String amount = Long.toString(refund.amount().dong());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("cmd", COMMAND);
        fields.put("merchant_code", keys.merchantCode());
        fields.put("order_id", order);
        fields.put("originalRequestId", refund.transaction());
        fields.put("refundType", type);
        fields.put("trans_amount", amount);
        fields.put("trans_content", refund.reason());
        fields.put("version", ViettelMoneyDesk.VERSION);
        fields.put(
                CheckSum.FIELD,
                keys.checkSum(
                        COMMAND,
                        keys.merchantCode(),
                        order,
                        refund.transaction(),
                        type,
                        amount,
                        ViettelMoneyDesk.VERSION));
        return fields;
    }

    private Answer read(Refund refund, ViettelMoneyKeys keys, RawMessage raw) {
        Optional<FlatJson> json =
                FlatJson.parse(raw.bytes())
                        .filter(message ->
                                keys.fits(
                                        message.text(CheckSum.FIELD),
                                        message.text("error_code"),
                                        keys.merchantCode(),
                                        refund.order().id().value(),
                                        message.text("version")));
        if (json.isEmpty()) {
            return Answer.notKnown("no signed answer about our refund");
        }
        String code = json.get().text("error_code");
        Optional<Meaning> meaning = errors.meaning(code);
        if (meaning.isEmpty()) {
            desk.calls().unknownCode(refund.id(), code);
            return Answer.notKnown("unknown " + Codes.said(code));
        }
        return switch (meaning.get()) {
            case PAID ->
                    new Answer(
                            new Refunding.Done(json.get().text("refund_request_id")),
                            Optional.of(raw));
            case WAITING, PROCESSING ->
                    new Answer(new Refunding.Pending(Codes.said(code)), Optional.empty());
            case DECLINED, CANCELLED, EXPIRED ->
                    new Answer(new Refunding.Refused(Codes.said(code)), Optional.of(raw));
            case NOT_FOUND, REFUSED, UNSURE -> Answer.notKnown(Codes.said(code));
        };
    }

    @Override
    public Answer ask(Refund refund) {
        return Answer.notKnown("Viettel cannot be asked about a refund");
    }
}
