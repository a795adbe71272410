package vn.hospitalkiosk.gateway.psp.vnpay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.hospitalkiosk.gateway.line.Answer.Message;
import vn.hospitalkiosk.gateway.line.Answer.None;
import vn.hospitalkiosk.gateway.line.Answer.NotSent;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Refunds;
import vn.hospitalkiosk.gateway.psp.line.Calls.Operation;
import vn.hospitalkiosk.gateway.psp.line.Codes;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// Refund, and a question for its order that may be answered with the refund (payments-providers §3.3).
/// VNPAY has no question by a refund's id: our id stands in its words, and an answer that cannot be tied to this refund leaves it unknown, for a person.
final class VnpayRefunds implements Refunds {
    private static final String GOOD = "00";
    private static final String WHOLE = "02";
    private static final String PART = "03";

    private final VnpayConfig config;
    private final VnpayDesk desk;
    private final Codes codes;
    private final Codes queries;
    private final Codes statuses;

    VnpayRefunds(VnpayConfig config, VnpayDesk desk) {
        this.config = config;
        this.desk = desk;
        this.codes = new Codes(config.refundCodes());
        this.queries = new Codes(config.queryCodes());
        this.statuses = new Codes(config.refundStatuses());
    }

    @Override
    public Answer send(Refund refund) {
        Optional<VnpayKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return Answer.notSent(VnpayPsp.NO_SECRETS);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("vnp_RequestId", refund.id().value());
        fields.put("vnp_Command", "refund");
        fields.put("vnp_TransactionType", type(refund));
        fields.put("vnp_TxnRef", refund.order().id().value());
        fields.put("vnp_Amount", VnpayAmount.of(refund.amount()));
        fields.put("vnp_TransactionNo", refund.transaction());
        fields.put("vnp_TransactionDate", VnpayDay.of(refund.order().placedAt()));
        fields.put("vnp_CreateBy", config.createdBy());
        fields.put("vnp_CreateDate", VnpayDay.of(refund.requestedAt()));
        fields.put("vnp_OrderInfo", refund.reason() + " " + refund.id());
        Answer answer =
                switch (desk.send(Operation.REFUND, keys.get(), fields, VnpaySignature.REFUND)) {
                    case NotSent(String reason) -> Answer.notSent(reason);
                    case None(String reason) -> Answer.notKnown(reason);
                    case Message message -> sent(refund, keys.get(), message.raw());
                };
        desk.calls().told(Operation.REFUND, refund.id(), answer.refunding());
        return answer;
    }

    private static String type(Refund refund) {
        return refund.amount().equals(refund.paid()) ? WHOLE : PART;
    }

    private Answer sent(Refund refund, VnpayKeys keys, RawMessage raw) {
        Optional<FlatJson> word =
                FlatJson.parse(raw.bytes())
                        .filter(json ->
                                VnpayDesk.isWordAbout(
                                        json, VnpaySignature.REFUND_ANSWER, refund.order(), keys));
        return word.map(json ->
                        json.text("vnp_ResponseCode").equals(GOOD)
                                ? byStatus(refund, json, raw)
                                : byMeaning(
                                        refund, codes, json.text("vnp_ResponseCode"), json, raw))
                .orElseGet(() -> Answer.notKnown("answer is not about our refund"));
    }

    @Override
    public Answer ask(Refund refund) {
        Optional<VnpayKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return Answer.notSent(VnpayPsp.NO_SECRETS);
        }
        OrderId request = new OrderId(UUID.randomUUID().toString().replace("-", ""));
        Answer answer =
                switch (desk.query(Operation.REFUND_QUERY, keys.get(), refund.order(), request)) {
                    case NotSent(String reason) -> Answer.notSent(reason);
                    case None(String reason) -> Answer.notKnown(reason);
                    case Message message -> asked(refund, keys.get(), message.raw());
                };
        desk.calls().told(Operation.REFUND_QUERY, refund.id(), answer.refunding());
        return answer;
    }

    private Answer asked(Refund refund, VnpayKeys keys, RawMessage raw) {
        Optional<FlatJson> word =
                FlatJson.parse(raw.bytes())
                        .filter(json ->
                                VnpayDesk.isWordAbout(
                                        json, VnpaySignature.QUERY_ANSWER, refund.order(), keys));
        if (word.isEmpty()) {
            return Answer.notKnown("answer is not about our order");
        }
        String code = word.get().text("vnp_ResponseCode");
        if (!code.equals(GOOD)) {
            if (queries.meaning(code).isEmpty()) {
                desk.calls().unknownCode(refund.id(), code);
            }
            return Answer.notKnown(Codes.said(code));
        }
        return isThis(refund, word.get())
                ? byStatus(refund, word.get(), raw)
                : Answer.notKnown("VNPAY tells of something else than this refund");
    }

    /// There can be only one whole refund; a part is recognised by our id in its words.
    private static boolean isThis(Refund refund, FlatJson answer) {
        return answer.text("vnp_TransactionType").equals(type(refund))
                && answer.text("vnp_Amount").equals(VnpayAmount.of(refund.amount()))
                && (type(refund).equals(WHOLE)
                        || answer.text("vnp_OrderInfo").contains(refund.id().value()));
    }

    private Answer byStatus(Refund refund, FlatJson json, RawMessage raw) {
        return byMeaning(refund, statuses, json.text("vnp_TransactionStatus"), json, raw);
    }

    private Answer byMeaning(
            Refund refund, Codes table, String code, FlatJson json, RawMessage raw) {
        Optional<Meaning> meaning = table.meaning(code);
        if (meaning.isEmpty()) {
            desk.calls().unknownCode(refund.id(), code);
            return Answer.notKnown("unknown " + Codes.said(code));
        }
        String said = Codes.said(code);
        return switch (meaning.get()) {
            case PAID ->
                    new Answer(
                            new Refunding.Done(json.text("vnp_TransactionNo")), Optional.of(raw));
            case WAITING, PROCESSING -> new Answer(new Refunding.Pending(said), Optional.empty());
            case DECLINED, CANCELLED, EXPIRED, NOT_FOUND ->
                    new Answer(new Refunding.Refused(said), Optional.of(raw));
            case REFUSED, UNSURE -> Answer.notKnown(said);
        };
    }
}
