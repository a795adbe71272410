package vn.hospitalkiosk.gateway.psp.viettelpaybiz;

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

/// Refunds (payments-providers §4.2). A refund has an order id of its own, by which it is asked about like a payment.
final class PaybizRefunds implements Refunds {
    private final PaybizConfig config;
    private final PaybizDesk desk;
    private final PaybizWords words;

    PaybizRefunds(PaybizConfig config, PaybizDesk desk, PaybizWords words) {
        this.config = config;
        this.desk = desk;
        this.words = words;
    }

    @Override
    public Answer send(Refund refund) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("transAmount", words.onWire(refund.amount()));
        fields.put("orderId", refund.id().value());
        fields.put("originalRequestId", refund.transaction());
        fields.put("description", refund.reason());
        return asked(refund, Operation.REFUND, config.paths().refund(), fields);
    }

    @Override
    public Answer ask(Refund refund) {
        return asked(
                refund,
                Operation.REFUND_QUERY,
                config.paths().search(),
                Map.of("orderId", refund.id().value()));
    }

    private Answer asked(Refund refund, Operation operation, String path, Map<String, ?> fields) {
        Optional<PaybizKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return Answer.notKnown(PaybizPsp.NO_SECRETS);
        }
        Answer answer =
                switch (desk.send(
                        operation, path, fields, keys.get(), config.terms().queryTimeout())) {
                    case NotSent(String reason) -> Answer.notKnown(reason);
                    case None(String reason) -> Answer.notKnown(reason);
                    case Message message ->
                            desk.genuine(message, keys.get())
                                    .map(json -> read(refund, json, message.raw()))
                                    .orElseGet(() -> Answer.notKnown("no signed answer"));
                };
        desk.calls().told(operation, refund.id(), answer.refunding());
        return answer;
    }

    private Answer read(Refund refund, FlatJson answer, RawMessage raw) {
        if (!words.answer(answer).equals(Optional.of(Meaning.PAID))) {
            // That the call itself failed proves nothing: an id known already is told like this,
            // too.
            return Answer.notKnown(Codes.said(PaybizWords.answerCode(answer)));
        }
        return answer.objects("data").stream()
                .filter(told -> told.text("orderId").equals(refund.id().value()))
                .filter(told -> !told.text("type").equals(PaybizWords.PAYMENT))
                .findFirst()
                .map(told -> read(refund, raw, told))
                .orElseGet(() -> Answer.notKnown("no such refund, yet"));
    }

    private Answer read(Refund refund, RawMessage raw, FlatJson told) {
        String status = told.text("transactionStatus");
        Optional<Meaning> meaning = words.status(refund.id(), status);
        if (meaning.isEmpty()) {
            return Answer.notKnown("unknown " + Codes.said(status));
        }
        return switch (meaning.get()) {
            case PAID ->
                    words.amount(told).filter(refund.amount()::equals).isPresent()
                            ? new Answer(
                                    new Refunding.Done(told.text("vtRequestId")), Optional.of(raw))
                            : Answer.notKnown("done, but with another amount");
            case WAITING, PROCESSING ->
                    new Answer(new Refunding.Pending(Codes.said(status)), Optional.empty());
            case DECLINED, CANCELLED, EXPIRED ->
                    new Answer(new Refunding.Refused(Codes.said(status)), Optional.of(raw));
            case NOT_FOUND, REFUSED, UNSURE -> Answer.notKnown(Codes.said(status));
        };
    }
}
