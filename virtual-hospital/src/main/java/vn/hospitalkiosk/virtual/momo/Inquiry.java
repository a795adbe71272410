package vn.hospitalkiosk.virtual.momo;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import vn.hospitalkiosk.virtual.momo.MomoCall.Result;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.web.Json;

/// `/query` (§1.4) and `/refund/query` (§1.5). Neither remembers its requestId: asking changes nothing.
final class Inquiry {
    private final MomoKeys keys;
    private final MomoBooks books;

    Inquiry(MomoKeys keys, MomoBooks books) {
        this.keys = keys;
        this.books = books;
    }

    Result query(MomoCall call) {
        call.fields().id("orderId", 200);
        return call.refusal(SignedMessage.QUERY, keys)
                .orElseGet(() ->
                        books.order(call.text("orderId"))
                                .map(order -> told(call, order))
                                .orElseGet(() -> call.result(ResultCode.UNKNOWN_ORDER)));
    }

    private Result told(MomoCall call, MomoOrder order) {
        Result result = call.result(order.resultAt(call.now()));
        result.body()
                .put("extraData", order.extraData())
                .put("amount", order.amount())
                .put("transId", order.transId())
                .put("payType", order.answer() == Wallet.State.PAID ? "qr" : "");
        result.body().set("refundTrans", refunds(books.refundsOf(order.orderId())));
        result.body().set("promotionInfo", Json.array());
        return result;
    }

    /// By the refund's own orderId: that attempt; by the purchase's: all attempts.
    Result queryRefund(MomoCall call) {
        call.fields().id("orderId", 200);
        return call.refusal(SignedMessage.QUERY, keys).orElseGet(() -> toldOfRefunds(call));
    }

    private Result toldOfRefunds(MomoCall call) {
        String orderId = call.text("orderId");
        Optional<Refund> one = books.refund(orderId);
        List<Refund> attempts = one.map(List::of).orElseGet(() -> books.refundsOf(orderId));
        if (attempts.isEmpty()) {
            return call.result(ResultCode.UNKNOWN_ORDER);
        }
        Result result = call.result(ResultCode.SUCCESS);
        result.body().set("refundTrans", refunds(attempts));
        return result;
    }

    private static ArrayNode refunds(List<Refund> attempts) {
        ArrayNode list = Json.array();
        attempts.forEach(refund ->
                list.addObject()
                        .put("orderId", refund.orderId())
                        .put("amount", refund.amount())
                        .put("resultCode", refund.result())
                        .put("transId", refund.transId())
                        .put("createdTime", refund.createdAt().toEpochMilli()));
        return list;
    }
}
