package vn.hospitalkiosk.virtual.momo;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.virtual.momo.MomoCall.Result;
import vn.hospitalkiosk.virtual.phone.Wallet;

/// `/refund` (§1.5): whole or partial, never more than was paid.
final class Repayment {
    private final MomoKeys keys;
    private final MomoBooks books;

    Repayment(MomoKeys keys, MomoBooks books) {
        this.keys = keys;
        this.books = books;
    }

    Result refund(MomoCall call) {
        call.fields().id("orderId", 200);
        call.fields().whole("amount");
        call.fields().whole("transId");
        call.fields().present("description", 255);
        return call.refusal(SignedMessage.REFUND, keys)
                .or(() -> call.replay(SignedMessage.REFUND, keys, books))
                .orElseGet(() ->
                        call.remembered(
                                decide(call), SignedMessage.REFUND, keys, books, Instant.EPOCH));
    }

    private Result decide(MomoCall call) {
        long amount = call.body().path("amount").longValue();
        long transId = call.body().path("transId").longValue();
        if (amount <= 0) {
            return call.result(ResultCode.INVALID_AMOUNT);
        }
        if (amount < Creation.SMALLEST || amount > Creation.LARGEST) {
            return call.result(ResultCode.AMOUNT_OUT_OF_RANGE);
        }
        if (books.isTaken(call.text("orderId"))) {
            return call.result(ResultCode.DUPLICATE_ORDER);
        }
        Optional<MomoOrder> purchase =
                books.orders().stream().filter(o -> o.transId() == transId).findFirst();
        return purchase.map(order -> attempt(call, order, amount))
                .orElseGet(() -> call.result(ResultCode.UNKNOWN_ORDER));
    }

    private Result attempt(MomoCall call, MomoOrder order, long amount) {
        ResultCode code = judge(order, amount);
        long transId = books.nextTransId();
        books.put(
                new Refund(
                        call.text("orderId"),
                        order.orderId(),
                        amount,
                        transId,
                        code.number(),
                        call.now()));
        Result result = call.result(code);
        result.body().put("transId", transId);
        return result;
    }

    private ResultCode judge(MomoOrder order, long amount) {
        if (order.answer() != Wallet.State.PAID) {
            return ResultCode.NOT_REFUNDABLE;
        }
        long before =
                books.refundsOf(order.orderId()).stream()
                        .filter(r -> r.result() == ResultCode.SUCCESS.number())
                        .mapToLong(Refund::amount)
                        .sum();
        return before + amount > order.amount() ? ResultCode.REFUND_EXCEEDS : ResultCode.SUCCESS;
    }
}
